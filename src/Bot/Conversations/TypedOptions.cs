using System.Globalization;
using System.Text.RegularExpressions;
using Helpdesk.Core.Messages;
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
public sealed partial class TypedOptions(Turn turn)
{
    private const int MostChoices = 10;

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
        return await OvertakenAsync(row, text, cancellation) is { } before ? [before, newest] : [newest];
    }

    /// <summary>The tickets on which a text that is a step's label can be meant: none when it is no label.</summary>
    public async Task<IReadOnlyList<TypedOption>> StepsAsync(string text, CancellationToken cancellation)
    {
        var reading = TicketCode.Find(text, out var code);
        var label = reading is TicketCodeReading.Good ? text[..text.IndexOf("HD", StringComparison.OrdinalIgnoreCase)].Trim() : text;
        if (Enum.GetValues<TicketAction>().Where(action => TypedWords.IsLabel(label, turn.Texts.ActionLabel(action))).Select(action => (TicketAction?)action).FirstOrDefault() is not { } wanted) return [];
        var open = turn.Db.Visits.Where(visit => visit.LeftAt == null);
        var visits = reading is TicketCodeReading.Good
            ? open.Where(visit => visit.Ticket.Code == code)
            : open.Where(visit => turn.Db.Outbox.Any(row => row.PromptVisitId == visit.Id && row.ContactId == turn.Contact.Id && row.Status == OutboxStatus.Sent));
        var found = await visits.Include(visit => visit.Ticket).OrderBy(visit => visit.Id).Take(MostChoices).ToListAsync(cancellation);
        return [.. found.Where(visit => HelpdeskSop.Exit(visit.Ticket.State, wanted) is not null).Select(visit => new TypedOption(
            new OutgoingButton($"{turn.Texts.ActionLabel(wanted)} {visit.Ticket.Code}", new ButtonData.Act(visit.TicketId, visit.Id, wanted).ToString()), In: null))];
    }

    private TypedOption? In(OutboxMessage row, string text) => Match(NumberedOptions.Of(row.Content, turn.Texts), text) is { } option ? new TypedOption(option, row) : null;

    // A prompt for one ticket that came in while the person was answering that for another.
    private async Task<TypedOption?> OvertakenAsync(OutboxMessage newest, string text, CancellationToken cancellation)
    {
        if (newest is not { Purpose: OutboxPurpose.Announcement, PromptVisitId: { } visit } || turn.Now - newest.SentAt > ReadingTime || turn.Contact.OptionsBefore is not { } id) return null;
        var before = await turn.Db.Outbox.AsNoTracking().SingleOrDefaultAsync(
            row => row.Id == id && row.Purpose == OutboxPurpose.Announcement && row.PromptVisitId != visit && row.TicketId != newest.TicketId
                && turn.Db.Visits.Any(v => v.Id == row.PromptVisitId && v.LeftAt == null), cancellation);
        return before is null ? null : In(before, text);
    }

    /// <summary>Whether a text is the number of an option in a message that has none such, or none any more.</summary>
    public bool IsStale(string text) => turn.Message.Answers is not null && Numbered().Match(text) is { Success: true } number && number.Groups[2].Length == 0;

    // A template that asks to open the window is not the message that waits behind it.
    private async Task<OutboxMessage?> AnsweredAsync(string id, CancellationToken cancellation)
    {
        var rows = turn.Db.Deliveries.Where(delivery => delivery.MessageId == id && delivery.Form != DeliveryForm.Knock).Select(delivery => delivery.OutboxId);
        return await turn.Db.Outbox.AsNoTracking().SingleOrDefaultAsync(row => rows.Contains(row.Id) && row.ContactId == turn.Contact.Id, cancellation);
    }

    private async Task<OutboxMessage?> NewestAsync(Conversation? top, CancellationToken cancellation) =>
        turn.Contact.OptionsIn is { } newest && !(top?.QuestionIn > newest) ? await turn.Db.Outbox.AsNoTracking().SingleOrDefaultAsync(row => row.Id == newest, cancellation) : null;

    private static OutgoingButton? Match(IReadOnlyList<OutgoingButton> options, string text)
    {
        if (options.FirstOrDefault(option => TypedWords.IsLabel(text, option.Label)) is { } named) return named;
        if (Numbered().Match(text) is not { Success: true } numbered) return null;
        var option = options.ElementAtOrDefault(int.Parse(numbered.Groups[1].Value, CultureInfo.InvariantCulture) - 1);
        var words = numbered.Groups[2].Value;
        return option is not null && (words.Length == 0 || TypedWords.IsLabel(words, option.Label)) ? option : null;
    }

    // "2", "2." and "2. Kembalikan".
    [GeneratedRegex(@"^([1-9][0-9]?)[.)]?(?:\s+(\S.*))?$")]
    private static partial Regex Numbered();
}
