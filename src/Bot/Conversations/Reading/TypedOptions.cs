using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// Options on a platform without buttons. A number means the message that the person answers to, else the newest one
/// with options on the screen; a step's label means the ticket that waits for that step, or the one whose ID stands
/// with it.
/// </summary>
internal sealed class TypedOptions(UpdateContext update)
{
    private const int MostChoices = 10,
        ShortestCut = 15;

    private static readonly TimeSpan OnTheScreen = TimeSpan.FromMinutes(15);

    /// <summary>Nobody reads a message and answers it in less than this: then the one before it may be meant.</summary>
    public static readonly TimeSpan ReadingTime = TimeSpan.FromSeconds(4);

    /// <summary>
    /// The options that a text names among those on the screen: none, one, or several when it is not clear which ticket
    /// is meant.
    /// </summary>
    /// <param name="text">Cleaned words.</param>
    /// <param name="top">The conversation in progress: a question that came later than the newest options is what is
    /// answered.</param>
    public async Task<IReadOnlyList<TypedOption>> OnScreenAsync(
        string text,
        OpenConversation? top,
        CancellationToken cancellation
    )
    {
        if (update.Message.Answers is { } answered)
            return await AnsweredAsync(answered, cancellation) is { } swiped && In(swiped, text) is { } meant
                ? [meant]
                : [];
        if (await NewestAsync(top, cancellation) is not { } row || In(row, text) is not { } newest)
            return [];
        // What came in by itself takes no number from a conversation: its words, or a swipe, still answer it. Where a
        // ticket's prompt and the question both have such an option, nobody can know which one was on the person's
        // mind.
        if (top is not null && row.Purpose is not OutboxPurpose.Reply && TypedWords.IsNumber(text))
            return
                row.TicketId is not null
                && await AskedAsync(top, cancellation) is { Content.Buttons.Count: > 0 } question
                ? In(question, text) is { } asked
                    ? [asked, newest]
                    // A number that the question does not have can only be the notice's.
                    : [newest]
                : [];
        return await OvertakenAsync(row, text, cancellation) is { } before ? [before, newest] : [newest];
    }

    /// <summary>
    /// What the person was answered last, not long ago: it is most likely still on the screen. Null when nothing was.
    /// </summary>
    public Task<OutboxMessage?> LastAnswerAsync(CancellationToken cancellation)
    {
        var since = update.Now - OnTheScreen;
        return update
            .Db.Outbox.AsNoTracking()
            .Where(row =>
                // What is on a phone is found by an index, however much is kept.
                row.ContactId == update.Contact.Id
                && row.PlatformMessageId != null
                && row.Purpose == OutboxPurpose.Reply
                && row.CreatedAt > since
            )
            .OrderByDescending(row => row.Id)
            .FirstOrDefaultAsync(cancellation);
    }

    /// <summary>The tickets on which a text that is a step's label can be meant: none when it is no label.</summary>
    public async Task<IReadOnlyList<TypedOption>> StepsAsync(string text, CancellationToken cancellation)
    {
        var reading = TicketCode.Find(text, out var code);
        if (
            reading is TicketCodeReading.Good
            && update.Roles is Roles.None
            && !LookupLimit.Allows(update.Contact, update.Now)
        )
            return [];
        // What is said besides is for the step: it is not one that only has to be pressed.
        var label = reading is TicketCodeReading.Good ? TicketCode.Without(text).Trim(' ', ':', ',') : text;
        if (StepWords.ActionOf(label, update.Texts, isOfficer: update.Roles is not Roles.None) is not { } wanted)
            return [];
        var isNamed = reading is TicketCodeReading.Good;
        var found = await (isNamed ? Open(wanted).Where(visit => visit.Ticket.Code == code) : Shown(Open(wanted)))
            .Include(visit => visit.Ticket.Visits)
            .OrderBy(visit => visit.Id)
            .Take(MostChoices)
            .ToListAsync(cancellation);
        // "Tarik kembali" means what the person has done last.
        if (!isNamed && wanted is TicketAction.ReopenMistaken && LastDone(found) is { } last)
            found = [last];
        return
        [
            .. found
                .Select(visit => (Visit: visit, Exit: ExitCalled(update.Texts.ActionLabel(wanted), visit)))
                .Where(of => of.Exit is not null && (isNamed || IsFor(of.Exit.By)))
                .Select(of => new TypedOption(
                    new OutgoingButton(
                        $"{update.Texts.ActionLabel(wanted)} {of.Visit.Ticket.Code}",
                        new ButtonData.Act(of.Visit.TicketId, of.Visit.Id, of.Exit!.Action).ToString()
                    ),
                    In: null
                )),
        ];
    }

    // The visits on which an action may be possible: the open ones, and to open a ticket again those that closed one.
    private IQueryable<StepVisit> Open(TicketAction wanted)
    {
        var reopens = wanted is TicketAction.Reopen or TicketAction.ReopenMistaken;
        var since = update.Now - HelpdeskSop.ReopeningPatience;
        return update.Db.Visits.Where(visit =>
            visit.LeftAt == null
            || (
                reopens
                && visit.Outcome == TicketAction.Close
                && visit.LeftAt > since
                && visit.Ticket.State == TicketState.Closed
            )
        );
    }

    // Of the person's own reports, and those of which their phone shows a prompt.
    private IQueryable<StepVisit> Shown(IQueryable<StepVisit> visits) =>
        visits.Where(visit =>
            visit.Ticket.ReporterId == update.Person.Id
            || update.Db.Outbox.Any(row =>
                row.PromptVisitId == visit.Id && row.ContactId == update.Contact.Id && row.Status == OutboxStatus.Sent
            )
        );

    private StepVisit? LastDone(IEnumerable<StepVisit> visits) =>
        visits
            .Where(visit => ExitCalled(update.Texts.LabelTakeBack, visit) is not null)
            .Select(visit => (Visit: visit, Done: visit.LeftAt is null ? Before(visit) : visit))
            .Where(of => of.Done?.LeftById == update.Person.Id)
            .MaxBy(of => of.Done!.LeftAt)
            .Visit;

    private static StepVisit? Before(StepVisit open) =>
        open.Ticket.Visits.Where(visit => visit.Id < open.Id).MaxBy(visit => visit.Id);

    // Some labels stand for one action to the reporter and for another to officers.
    private SopExit? ExitCalled(string label, StepVisit visit) =>
        HelpdeskSop
            .ExitsOf(visit.Ticket.State)
            .Where(exit => update.Texts.ActionLabel(exit.Action) == label)
            .OrderBy(exit => exit.By is SopActor.Reporter == (visit.Ticket.ReporterId == update.Person.Id) ? 0 : 1)
            .FirstOrDefault();

    // A head who says "oke lanjutkan" and names no ticket does no step of the staff's.
    private bool IsFor(SopActor actor) =>
        update.Roles is Roles.None
        || actor switch
        {
            SopActor.Team or SopActor.Handler => update.Roles.HasFlag(Roles.Staff),
            SopActor.Head => update.Roles.HasFlag(Roles.Head),
            _ => true,
        };

    private TypedOption? In(OutboxMessage row, string text)
    {
        var options = NumberedOptions.Of(row.Content, update.Texts);
        // A pressed reply that does not stand there is of another message, whatever place it had.
        if (update.Message.QuickReply is { } pressed && !options.Any(option => IsPressed(pressed, option.Label)))
            return null;
        return TypedWords.Choice(text, [.. options.Select(option => option.Label)]) is { } place
                ? new TypedOption(options[place], row)
            : ExitWords.Read(text) is ExitWord.Abort && options.FirstOrDefault(IsCancel) is { } cancel
                ? new TypedOption(cancel, row)
            : null;
    }

    // "batal" below a report that can be withdrawn means that report: it is asked once more.
    private static bool IsCancel(OutgoingButton option) =>
        ButtonData.Parse(option.Data) is ButtonData.Act { Action: TicketAction.Cancel };

    // A reply's title is cut at 20 characters.
    private bool IsPressed(string pressed, string label) =>
        TypedWords.IsLabel(pressed, label)
        || (
            pressed.Length >= ShortestCut
            && label.StartsWith(pressed.TrimEnd('…', ' '), StringComparison.OrdinalIgnoreCase)
        );

    // A prompt for one ticket that came in while the person was answering that for another.
    private async Task<TypedOption?> OvertakenAsync(OutboxMessage newest, string text, CancellationToken cancellation)
    {
        if (
            newest.Purpose is OutboxPurpose.Reply
            || When - newest.SentAt > ReadingTime
            || update.Contact.OptionsBefore is not { } id
        )
            return null;
        var before = await update
            .Db.Outbox.AsNoTracking()
            .SingleOrDefaultAsync(
                row =>
                    row.Id == id
                    && row.Purpose == OutboxPurpose.Announcement
                    && row.TicketId != newest.TicketId
                    && update.Db.Visits.Any(visit => visit.Id == row.PromptVisitId && visit.LeftAt == null),
                cancellation
            );
        return before is null ? null : In(before, text);
    }

    // When the person wrote: what came later was not on the screen.
    private DateTimeOffset When => update.Message.SentAt ?? update.Now;

    /// <summary>
    /// Whether a text is a number for a message that has no such option, or that was not on the screen any more or yet.
    /// </summary>
    public async Task<bool> IsStaleAsync(string text, OpenConversation? top, CancellationToken cancellation)
    {
        if (!TypedWords.IsNumber(text))
            return false;
        if (update.Message.Answers is not null)
            return true;
        return top is null
            && update.Message.SentAt is not null
            && update.Contact.OptionsIn is not null
            && await NewestAsync(top, cancellation) is null;
    }

    /// <summary>Whether the question of a conversation is still on its way: a number can't be meant for it.</summary>
    public async Task<bool> IsUnseenAsync(OpenConversation top, CancellationToken cancellation) =>
        top.Row.QuestionIn is { } question
        && await update.Db.Outbox.AnyAsync(
            row => row.Id == question && row.Status == OutboxStatus.Pending,
            cancellation
        );

    private async Task<OutboxMessage?> AskedAsync(OpenConversation top, CancellationToken cancellation) =>
        top.Row.QuestionIn is { } question
            ? await update.Db.Outbox.AsNoTracking().SingleOrDefaultAsync(row => row.Id == question, cancellation)
            : null;

    // A template that asks to open the window is not the message that waits behind it.
    private async Task<OutboxMessage?> AnsweredAsync(string id, CancellationToken cancellation)
    {
        var rows = update
            .Db.Deliveries.Where(delivery => delivery.MessageId == id && delivery.Form != DeliveryForm.Knock)
            .Select(delivery => delivery.OutboxId);
        return await update
            .Db.Outbox.AsNoTracking()
            .SingleOrDefaultAsync(row => rows.Contains(row.Id) && row.ContactId == update.Contact.Id, cancellation);
    }

    private async Task<OutboxMessage?> NewestAsync(OpenConversation? top, CancellationToken cancellation) =>
        update.Contact.OptionsIn is { } newest && !(top?.Row.QuestionIn > newest)
            ? await update
                .Db.Outbox.AsNoTracking()
                .SingleOrDefaultAsync(row => row.Id == newest && row.SentAt <= When, cancellation)
            : null;
}
