using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Core.Messages;

/// <summary>
/// What time does to conversations: an unsent report is nudged once, and whatever stays unanswered for a day is
/// dropped, and said so.
/// </summary>
internal sealed partial class ConversationTimers(
    IDbContextFactory<HelpdeskDb> databases,
    WriteGate gate,
    TimeProvider time,
    ILogger<ConversationTimers> log
)
{
    /// <summary>Nudges and drops all that is due. Returns how many conversations.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var limit = now - HelpdeskSop.DraftPatience;
        List<long> abandoned,
            waiting;
        await using (var db = await databases.CreateDbContextAsync(cancellation))
        {
            abandoned = await Ids(
                db.Conversations.Where(c => c.UpdatedAt <= limit).OrderBy(c => c.UpdatedAt),
                cancellation
            );
            waiting = await Ids(
                db.Conversations.Where(c => c.NudgeAt <= now && c.NudgedAt == null).OrderBy(c => c.NudgeAt),
                cancellation
            );
        }
        var done = 0;
        foreach (var id in abandoned)
            done += await TryAsync(id, work => DropAsync(id, work, cancellation), cancellation);
        foreach (var id in waiting.Except(abandoned))
            done += await TryAsync(id, work => NudgeAsync(id, work, cancellation), cancellation);
        return done;
    }

    private static Task<List<long>> Ids(IQueryable<Conversation> conversations, CancellationToken cancellation) =>
        conversations.Select(c => c.Id).ToListAsync(cancellation);

    // Each in a transaction of its own.
    private Task<int> TryAsync(long id, Func<UnitOfWork, Task<bool>> tell, CancellationToken cancellation) =>
        DueItem.TryAsync(
            async () => await gate.RunAsync(tell, cancellation, bulk: true) ? 1 : 0,
            bug =>
            {
                LogBug(bug, id);
                return Task.FromResult(0);
            }
        );

    private static async Task<bool> NudgeAsync(long id, UnitOfWork work, CancellationToken cancellation)
    {
        var claimed = await work
            .Db.Conversations.Where(c => c.Id == id && c.NudgedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.NudgedAt, work.Now), cancellation);
        if (claimed == 0)
            return false;
        var conversation = await work
            .Db.Conversations.Include(c => c.Contact.Person)
            .SingleAsync(c => c.Id == id, cancellation);
        var texts = work.Catalog.For(conversation.Contact.Person);
        work.Outbox.Write(conversation.Contact, OutboxPurpose.Alarm, Nudge(conversation, texts));
        return true;
    }

    private static OutgoingMessage Nudge(Conversation conversation, Texts texts) =>
        conversation.Flow switch
        {
            Conversation.Correction => new() { Markup = texts.CorrectionNudge.Markup },
            Conversation.Belonging => new() { Markup = texts.BelongingNudge.Markup },
            _ => new()
            {
                Markup = texts.DraftNudge.Markup,
                Buttons =
                [
                    [
                        new(texts.LabelGoOn, new ButtonData.ResumeDraft().ToString()),
                        new(texts.LabelAbort, new ButtonData.DropDraft().ToString()),
                    ],
                ],
            },
        };

    // Whoever had written something hears what becomes of it.
    private static ChatText Expired(Conversation conversation, Texts texts) =>
        conversation switch
        {
            { NudgeAt: null } => texts.ConversationExpired,
            { Flow: Conversation.Correction } => texts.CorrectionExpired,
            { Flow: Conversation.Belonging } => texts.BelongingExpired,
            _ => texts.DraftExpired,
        };

    private static async Task<bool> DropAsync(long id, UnitOfWork work, CancellationToken cancellation)
    {
        var limit = work.Now - HelpdeskSop.DraftPatience;
        var conversation = await work
            .Db.Conversations.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == id && c.UpdatedAt <= limit, cancellation);
        // Whoever answered just now keeps the conversation.
        var dropped = work.Db.Conversations.Where(c => c.Id == id && c.UpdatedAt <= limit);
        if (conversation is null || await dropped.ExecuteDeleteAsync(cancellation) == 0)
            return false;
        var contact = await work
            .Db.Contacts.Include(c => c.Person)
            .SingleAsync(c => c.Id == conversation.ContactId, cancellation);
        if (conversation.AskedIn is { } row)
            work.Outbox.Write(contact, OutboxPurpose.Edit, new OutgoingMessage { DropsButtonsOfRow = row });
        var texts = work.Catalog.For(contact.Person);
        var words = Expired(conversation, texts);
        var expired = new OutgoingMessage { Markup = words.Markup, Silent = true };
        work.Outbox.Write(contact, OutboxPurpose.Alarm, expired);
        return true;
    }

    [LoggerMessage(LogLevel.Error, "Conversation {Id} could not be nudged or dropped; it is tried again")]
    private partial void LogBug(Exception bug, long id);
}
