using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>What a typed number or label stands for.</summary>
/// <param name="Option">The button that it names.</param>
/// <param name="In">The message that it stands in, or null when it was looked up otherwise.</param>
public sealed record TypedOption(OutgoingButton Option, OutboxMessage? In);

/// <summary>
/// Options on a platform without buttons. A number means the message that the person answers to, else the newest one with options on the
/// screen; a step's label means the ticket that waits for that step, or the one whose ID stands with it.
/// </summary>
public sealed class TypedOptions(Turn turn)
{
    private const int MostChoices = 10;
    private static readonly TimeSpan JustFiled = TimeSpan.FromSeconds(10);

    /// <summary>Nobody reads a message and answers it in less than this: then the one before it may be meant.</summary>
    public static readonly TimeSpan ReadingTime = TimeSpan.FromSeconds(4);

    /// <summary>The options that a text names among those on the screen: none, one, or several when it is not clear which ticket is meant.</summary>
    /// <param name="text">Cleaned words.</param>
    /// <param name="top">The conversation in progress: a question that came later than the newest options is what is answered.</param>
    /// <param name="cancellation">Stops the queries.</param>
    public async Task<IReadOnlyList<TypedOption>> OnScreenAsync(string text, Conversation? top, CancellationToken cancellation)
    {
        if (turn.Message.Answers is { } answered) return await AnsweredAsync(answered, cancellation) is { } swiped && In(swiped, text) is { } meant ? [meant] : [];
        if (await NewestAsync(top, cancellation) is not { } row || In(row, text) is not { } newest) return [];
        // What came in by itself takes no number from a conversation: its words, or a swipe, still answer it.
        if (top is not null && row.Purpose is not OutboxPurpose.Reply && TypedWords.IsNumber(text)) return [];
        return await OvertakenAsync(row, text, cancellation) is { } before ? [before, newest] : [newest];
    }

    /// <summary>
    /// The ticket that a number would cancel although it was filed a moment ago, or null: whoever answers "1" twice to send a report must not
    /// cancel it by that.
    /// </summary>
    public async Task<Ticket?> CancelledInHasteAsync(string text, TypedOption chosen, CancellationToken cancellation)
    {
        if (!TypedWords.IsNumber(text) || ButtonData.Parse(chosen.Option.Data) is not ButtonData.Act { Action: TicketAction.Cancel, TicketId: var id }) return null;
        var aMomentAgo = turn.Now - JustFiled;
        return await turn.Db.Tickets.SingleOrDefaultAsync(ticket => ticket.Id == id && ticket.FiledAt > aMomentAgo, cancellation);
    }

    /// <summary>The tickets on which a text that is a step's label can be meant: none when it is no label.</summary>
    public async Task<IReadOnlyList<TypedOption>> StepsAsync(string text, CancellationToken cancellation)
    {
        var reading = TicketCode.Find(text, out var code);
        if (reading is TicketCodeReading.Good && turn.Roles is Roles.None && !LookupLimit.Allows(turn.Contact, turn.Now)) return [];
        var label = reading is TicketCodeReading.Good ? text[..text.IndexOf("HD", StringComparison.OrdinalIgnoreCase)].Trim() : text;
        if (Enum.GetValues<TicketAction>().Where(action => TypedWords.IsLabel(label, turn.Texts.ActionLabel(action))).Select(action => (TicketAction?)action).FirstOrDefault() is not { } wanted) return [];
        var open = turn.Db.Visits.Where(visit => visit.LeftAt == null);
        var visits = reading is TicketCodeReading.Good
            ? open.Where(visit => visit.Ticket.Code == code)
            : open.Where(visit => visit.Ticket.ReporterId == turn.Person.Id || turn.Db.Outbox.Any(row => row.PromptVisitId == visit.Id && row.ContactId == turn.Contact.Id && row.Status == OutboxStatus.Sent));
        var found = await visits.Include(visit => visit.Ticket).OrderBy(visit => visit.Id).Take(MostChoices).ToListAsync(cancellation);
        return [.. found.Where(visit => HelpdeskSop.Exit(visit.Ticket.State, wanted) is not null).Select(visit => new TypedOption(
            new OutgoingButton($"{turn.Texts.ActionLabel(wanted)} {visit.Ticket.Code}", new ButtonData.Act(visit.TicketId, visit.Id, wanted).ToString()), In: null))];
    }

    private TypedOption? In(OutboxMessage row, string text)
    {
        var options = NumberedOptions.Of(row.Content, turn.Texts);
        return TypedWords.Choice(text, [.. options.Select(option => option.Label)]) is { } place ? new TypedOption(options[place], row) : null;
    }

    // A prompt for one ticket that came in while the person was answering that for another.
    private async Task<TypedOption?> OvertakenAsync(OutboxMessage newest, string text, CancellationToken cancellation)
    {
        if (newest.Purpose is OutboxPurpose.Reply || When - newest.SentAt > ReadingTime || turn.Contact.OptionsBefore is not { } id) return null;
        var before = await turn.Db.Outbox.AsNoTracking().SingleOrDefaultAsync(
            row => row.Id == id && row.Purpose == OutboxPurpose.Announcement && row.TicketId != newest.TicketId && turn.Db.Visits.Any(visit => visit.Id == row.PromptVisitId && visit.LeftAt == null), cancellation);
        return before is null ? null : In(before, text);
    }

    // When the person wrote: what came later was not on the screen.
    private DateTimeOffset When => turn.Message.SentAt ?? turn.Now;

    /// <summary>Whether a text is a number for a message that has no such option, or that was not on the screen any more or yet.</summary>
    public async Task<bool> IsStaleAsync(string text, Conversation? top, CancellationToken cancellation)
    {
        if (!TypedWords.IsNumber(text)) return false;
        if (turn.Message.Answers is not null) return true;
        return top is null && turn.Message.SentAt is not null && turn.Contact.OptionsIn is not null && await NewestAsync(top, cancellation) is null;
    }

    /// <summary>Whether the question of a conversation is still on its way: a number can't be meant for it.</summary>
    public async Task<bool> IsUnseenAsync(Conversation top, CancellationToken cancellation) =>
        top.QuestionIn is { } question && await turn.Db.Outbox.AnyAsync(row => row.Id == question && row.Status == OutboxStatus.Pending, cancellation);

    // A template that asks to open the window is not the message that waits behind it.
    private async Task<OutboxMessage?> AnsweredAsync(string id, CancellationToken cancellation)
    {
        var rows = turn.Db.Deliveries.Where(delivery => delivery.MessageId == id && delivery.Form != DeliveryForm.Knock).Select(delivery => delivery.OutboxId);
        return await turn.Db.Outbox.AsNoTracking().SingleOrDefaultAsync(row => rows.Contains(row.Id) && row.ContactId == turn.Contact.Id, cancellation);
    }

    private async Task<OutboxMessage?> NewestAsync(Conversation? top, CancellationToken cancellation) =>
        turn.Contact.OptionsIn is { } newest && !(top?.QuestionIn > newest) ? await turn.Db.Outbox.AsNoTracking().SingleOrDefaultAsync(row => row.Id == newest && row.SentAt <= When, cancellation) : null;
}
