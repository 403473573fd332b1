using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// Questions about a report: how far it is, who handles it, whether it can be withdrawn. The status of what is open answers
/// them, with the buttons that it has.
/// </summary>
internal sealed class ProgressHandler : MessageHandler
{
    /// <inheritdoc/>
    public override async Task<bool> TryAsync(Turn turn, CancellationToken cancellation)
    {
        if (turn.Message is not { Photo: null, Place: null, Card: null, Text.Length: > 0 })
            return false;
        switch (Utterances.Read(turn.Message.Text))
        {
            case Utterance.CancelReport:
                await SayIfTooLateAsync(turn, cancellation);
                await Commands.ShowOpenAsync(turn, cancellation);
                return true;
            // Long words that ask nothing say something: it is asked where they belong.
            case Utterance.Progress when Utterances.Tells(turn.Message.Text):
                return false;
            case Utterance.Progress:
                await Commands.ShowOpenAsync(turn, cancellation);
                // What it says besides goes on: it is asked where it belongs.
                return !Utterances.SaysMore(turn.Message.Text)
                    || (await TicketParts.PlacesAsync(turn, cancellation)).Count == 0;
            case Utterance.WantsToReport:
                await Commands.RunAsync(turn, ReportCommand.Word, "", cancellation);
                return true;
            // Among officers the queue says who has what.
            case Utterance.AskOfficer when (turn.Update.Roles & (Roles.Staff | Roles.Head)) != 0:
                await Commands.RunAsync(turn, QueueCommand.Word, "", cancellation);
                return true;
            case Utterance.AskOfficer:
                if (!await Commands.ShowOwnOpenAsync(turn, cancellation))
                    await turn.Menu.ShowAsync(turn.Texts.OfficerHint, cancellation);
                return true;
            case Utterance.OfficeHours:
                TellHours(turn);
                return true;
            default:
                return false;
        }
    }

    private static void TellHours(Turn turn)
    {
        var (calendar, now, texts) = (turn.Update.Clocks.Calendar, turn.Update.Now, turn.Texts);
        var opens = calendar.WhenOpen(now);
        var day = calendar.DateOf(opens);
        var hours = texts.Hours(day, calendar.SlotsOn(day));
        turn.Update.Reply(
            opens == now ? texts.OfficeIsOpen(hours) : texts.OfficeOpens(at: texts.When(opens), hours: hours)
        );
    }

    private static async Task SayIfTooLateAsync(Turn turn, CancellationToken cancellation)
    {
        var me = turn.Update.Person.Id;
        var open = await turn
            .Update.Db.Visits.Include(visit => visit.Ticket)
            .Where(visit => visit.LeftAt == null && visit.Ticket.ReporterId == me)
            .OrderByDescending(visit => visit.Id)
            .Take(TicketLists.PageLength)
            .ToListAsync(cancellation);
        if (open.Count == 0 || open.Any(visit => HelpdeskSop.Exit(visit.Ticket.State, TicketAction.Cancel) is not null))
            return;
        turn.Update.Reply(
            turn.Texts.CancelTooLate,
            [
                .. open.Where(visit =>
                        HelpdeskSop.Exit(visit.Ticket.State, TicketAction.Withdraw) is not null
                        && visit.WithdrawnAt is null
                    )
                    .Select(visit => new[] { Withdrawal(turn.Texts, visit, open.Count) }),
            ]
        );
    }

    // With several tickets each button says of which.
    private static OutgoingButton Withdrawal(Texts texts, StepVisit visit, int count)
    {
        var label = texts.ActionLabel(TicketAction.Withdraw);
        return new(
            count == 1 ? label : $"{label}: {visit.Ticket.Code}",
            new ButtonData.Act(visit.TicketId, visit.Id, TicketAction.Withdraw).ToString()
        );
    }
}
