using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// Questions about a report: how far it is, who handles it, whether it can be withdrawn. The status of what is open
/// answers them, with the buttons that it has.
/// </summary>
internal sealed class ProgressHandler : MessageHandler
{
    /// <inheritdoc/>
    public override async Task<bool> TryAsync(Turn turn, CancellationToken cancellation)
    {
        if (turn.Message is not { Photo: null, Place: null, Card: null, Text.Length: > 0 })
            return false;
        var isOfficer = (turn.Update.Roles & (Roles.Staff | Roles.Head)) != 0;
        // "tunda sampai lusa, nunggu kabel" of staff is no question.
        if (isOfficer && (SpokenSteps.Read(turn.Message.Text) ?? SpokenSteps.Within(turn.Message.Text)) is not null)
            return false;
        switch (Utterances.Read(turn.Message.Text))
        {
            case Utterance.CancelReport:
                await WithdrawAsync(turn, cancellation);
                return true;
            // Long words that ask nothing say something: it is asked where they belong.
            case Utterance.Progress when Utterances.Tells(turn.Message.Text):
                return false;
            // An officer who urges says so to whoever handles it; so is what they say besides.
            case Utterance.Progress
                when isOfficer && (Utterances.Urges(turn.Message.Text) || !Utterances.Interrogates(turn.Message.Text)):
                return false;
            // "agak kecewa, lama sekali", of what is closed by now.
            case Utterance.Progress when await JudgesAsync(turn, cancellation):
                return false;
            case Utterance.Progress:
                await Commands.ShowOpenAsync(turn, cancellation);
                // What it says besides goes on: it is asked where it belongs.
                return !Utterances.SaysMore(turn.Message.Text)
                    || (await TicketPlaces.OfAsync(turn, cancellation)).Count == 0;
            // "tolong cepat ya", right after the report.
            case Utterance.Plea when Tokens.Of(turn.Message.Text).Any(word => word is "cepat" or "cepet"):
                return await Commands.ShowOwnOpenAsync(turn, cancellation);
            case Utterance.WantsToReport:
                await Commands.RunAsync(turn, ReportCommand.Word, "", cancellation);
                return true;
            // Among officers the queue says who has what.
            case Utterance.AskOfficer when isOfficer:
                await Commands.RunAsync(turn, QueueCommand.Word, "", cancellation);
                return true;
            case Utterance.AskOfficer:
                if (!await Commands.ShowOwnOpenAsync(turn, cancellation))
                    await turn.Menu.ShowAsync(turn.Texts.OfficerHint, cancellation);
                return true;
            // "keliru tutup, buka lagi" of an officer is about a ticket.
            case Utterance.OfficeHours
                when turn.Update.Roles is Roles.None || !ShortAnswers.TakesBackWhatWasDone(turn.Message.Text):
                TellHours(turn);
                return true;
            default:
                return false;
        }
    }

    private static async Task<bool> JudgesAsync(Turn turn, CancellationToken cancellation) =>
        Verdicts.IsVerdict(turn.Message.Text)
        && (await turn.Lookup.OwnOpenAsync(cancellation)).Count == 0
        && await turn.Ratings.UnratedAsync(cancellation) is not null;

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

    // The only report with its card, which has the button; of several each that can be withdrawn.
    private static async Task WithdrawAsync(Turn turn, CancellationToken cancellation)
    {
        var me = turn.Update.Person.Id;
        var open = await turn
            .Update.Db.Visits.Include(visit => visit.Ticket)
            .Where(visit => visit.LeftAt == null && visit.Ticket.ReporterId == me)
            .OrderByDescending(visit => visit.Id)
            .Take(TicketLists.PageLength)
            .ToListAsync(cancellation);
        var offered = open.Select(visit => (Visit: visit, Action: WayOut(visit)))
            .Where(of => of.Action is not null)
            .ToList();
        if (offered.Any(of => of.Action is TicketAction.Cancel) && open.Count > 1)
            Offer(turn, turn.Texts.WhichReport, offered, open.Count);
        else
        {
            if (open.Count > 0 && offered.All(of => of.Action is not TicketAction.Cancel))
                Offer(turn, turn.Texts.CancelTooLate, offered, open.Count);
            await Commands.ShowOpenAsync(turn, cancellation);
        }
    }

    /// <summary>
    /// How its reporter can still take a report back on an open visit: cancel it, or say that it is solved; null when
    /// neither.
    /// </summary>
    public static TicketAction? WayOut(StepVisit visit) =>
        HelpdeskSop.Exit(visit.Ticket.State, TicketAction.Cancel) is not null ? TicketAction.Cancel
        : HelpdeskSop.Exit(visit.Ticket.State, TicketAction.Withdraw) is not null && visit.WithdrawnAt is null
            ? TicketAction.Withdraw
        : null;

    private static void Offer(
        Turn turn,
        ChatText text,
        IEnumerable<(StepVisit Visit, TicketAction? Action)> offered,
        int count
    ) =>
        turn.Update.Reply(
            text,
            [.. offered.Select(of => new[] { Button(turn.Texts, of.Visit, of.Action!.Value, count) })]
        );

    // With several tickets each button says of which.
    private static OutgoingButton Button(Texts texts, StepVisit visit, TicketAction action, int count)
    {
        var label = texts.ActionLabel(action);
        return new(
            count == 1 ? label : $"{label}: {visit.Ticket.Code}",
            new ButtonData.Act(visit.TicketId, visit.Id, action).ToString()
        );
    }
}
