using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>Answers people what came of an action on a ticket.</summary>
internal sealed class ActionAnswers(Turn turn)
{
    private const int ShownOfWords = 300;

    private UpdateContext Update => turn.Update;

    private Texts Texts => turn.Texts;

    /// <summary>Answers what came of an action.</summary>
    /// <param name="result">What came of it.</param>
    /// <param name="wanted">The action.</param>
    /// <param name="aloud">Whether it is answered in a message even where the card that was tapped shows it.</param>
    public async Task SayAsync(AdvanceResult result, Advance wanted, bool aloud, CancellationToken cancellation)
    {
        switch (result)
        {
            case AdvanceResult.Done { Ticket: var ticket } when !Stays(wanted.Action):
                await SayDoneAsync(ticket, wanted, aloud, cancellation);
                break;
            case AdvanceResult.Done { Ticket: var ticket } when !IsAnsweredElsewhere(wanted.Action):
                // Another note may be written in the place of one that is taken back.
                if (wanted.Action is not TicketAction.TakeBackNote)
                    await turn.Conversations.DropTicketConversationsOnTopAsync(
                        cancellation,
                        keepsNotes: wanted.Action is TicketAction.InformReporter or TicketAction.AskReporter
                    );
                Update.Reply(Said(ticket, wanted), about: ticket);
                break;
            case AdvanceResult.Refused { Ticket: var ticket, Why: var why } when !MaySee(ticket):
                Update.Refuse(WhoMay(why[0]));
                break;
            case AdvanceResult.Past { Ticket: var ticket } when !MaySee(ticket):
                Update.Refuse(Texts.NotForYou);
                break;
            case AdvanceResult.Refused { Ticket: var ticket, Why: var why }:
                await RefuseAsync(ticket, why, cancellation);
                break;
            case AdvanceResult.Past { Ticket: var ticket, By: var by }:
                Update.Refuse(TicketHistory.Past(Texts, ticket, by, withName: true));
                break;
            case AdvanceResult.Unknown:
                Update.Refuse(Texts.ButtonUnknown);
                break;
        }
    }

    private ChatText Said(Ticket ticket, Advance wanted)
    {
        var (code, done) = (ChatText.Code(ticket.Code), Texts.ActionDoneName(wanted.Action));
        return wanted switch
        {
            { Action: TicketAction.Withdraw } => Texts.WithdrawalTaken(code),
            { Action: TicketAction.TakeBackNote } => Texts.NoteTakenBack(code),
            { Action: TicketAction.Hold, Until: { } until } => Texts.HeldOnTicket(
                code: code,
                until: Texts.DayOf(until)
            ),
            { Action: TicketAction.HandOver, To: { } self } when self.Id == Update.Person.Id => Texts.TakenByYourself(
                code
            ),
            { Action: TicketAction.HandOver, To: { } colleague } => Texts.HandedOverTo(
                code: code,
                name: colleague.Name
            ),
            { Action: TicketAction.ChangeCategory } => Texts.CategoryChanged(
                code: code,
                category: Texts.CategoryName(ticket.Category)
            ),
            { Action: TicketAction.Resume } => Texts.ActionDoneOnly(code: code, done: done),
            _ => Texts.SaidOnTicket(code: code, done: done),
        };
    }

    private static bool Stays(TicketAction action) =>
        HelpdeskSop.Exits.Where(exit => exit.Action == action).All(exit => exit.From == exit.To);

    private static bool IsAnsweredElsewhere(TicketAction action) =>
        action is TicketAction.AddNote or TicketAction.AddInformation;

    // Whoever has no right on a ticket learns neither its ID nor its state.
    private bool MaySee(Ticket ticket) =>
        ticket.ReporterId == Update.Person.Id || (Update.Roles & (Roles.Staff | Roles.Head)) != 0;

    private ChatText WhoMay(TicketRefusal why) =>
        why switch
        {
            TicketRefusal.NotStaffOfItsTeam => Texts.OnlyItsStaff,
            TicketRefusal.NotTheHead => Texts.OnlyItsHead,
            TicketRefusal.NotItsReporter => Texts.OnlyItsReporter,
            _ => Texts.NotForYou,
        };

    private async Task SayDoneAsync(Ticket ticket, Advance wanted, bool aloud, CancellationToken cancellation)
    {
        var left = await turn.Conversations.DropAboutAsync(wanted.VisitId, cancellation);
        var isSeen = Update.Message.Tap is not null && Update.Sop.IsOpen(ticket.State);
        if (aloud || !isSeen || ticket.ReporterId == Update.Person.Id)
            Update.Reply(Done(ticket, wanted), WayBack(ticket, wanted.Action), ticket);
        foreach (var words in left.Where(words => words != wanted.Words))
            Update.Reply(Texts.WordsDropped(Excerpt.Of(words, ShownOfWords)), about: ticket);
        Update.Answer = new TapAnswer(Texts.ActionDoneName(wanted.Action), Alert: false);
    }

    // A wrong tap is noticed at once: the way back stands below the answer, where buttons stay what they are.
    private IReadOnlyList<IReadOnlyList<OutgoingButton>> WayBack(Ticket ticket, TicketAction done)
    {
        TicketAction? back = done switch
        {
            TicketAction.Return => TicketAction.TakeBack,
            TicketAction.Close => TicketAction.ReopenMistaken,
            _ => null,
        };
        if (back is not { } action || !Update.Traits.HasButtons)
            return [];
        var visit = ticket.Visits.OrderBy(v => v.Id).Last();
        return
        [
            [new OutgoingButton(Texts.ActionLabel(action), new ButtonData.Act(ticket.Id, visit.Id, action).ToString())],
        ];
    }

    private ChatText Done(Ticket ticket, Advance wanted)
    {
        var (code, done) = (ChatText.Code(ticket.Code), Texts.ActionDoneName(wanted.Action));
        var isReporter = ticket.ReporterId == Update.Person.Id;
        var state = isReporter ? Texts.StateNameOutside(ticket.State) : Texts.StateName(ticket.State);
        // Whoever had written something for the reporter is to know that they don't read it.
        if (wanted.Action is TicketAction.Close)
            return wanted.Words is null ? Texts.ClosedDone(code) : Texts.ClosedDoneWithWords(code);
        // Where an action is called as the state it leads to, that is said once.
        return done == state
            ? Texts.ActionDoneOnly(code: code, done: done)
            : Texts.ActionDone(code: code, done: done, state: state);
    }

    // Missing evidence is something to send now: the reason stands before the question that takes it.
    private async Task RefuseAsync(Ticket ticket, IReadOnlyList<TicketRefusal> why, CancellationToken cancellation)
    {
        var reason = TicketRefusals.Refusal(Texts, ticket, why);
        if (!why.Contains(TicketRefusal.NoteMissing) && !why.Contains(TicketRefusal.PhotoMissing))
        {
            Update.Refuse(reason);
            return;
        }
        if (Update.Message.Tap is not null)
            Update.Refuse(reason);
        var visit = await Update.Db.Visits.SingleAsync(v => v.TicketId == ticket.Id && v.LeftAt == null, cancellation);
        await turn.Conversations.DropTicketConversationsOnTopAsync(cancellation);
        await turn.Conversations.BeginAsync(
            new RepairNotes(new TicketReference(ticket.Id, visit.Id, ticket.Code)),
            cancellation,
            reason
        );
    }
}
