using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Messages;

/// <summary>
/// What time does to conversations: an unsent report is nudged once, and whatever stays unanswered for a day is
/// dropped, and said so.
/// </summary>
internal sealed class ConversationTimers(WriteGate gate, TextCatalog catalog, TimeProvider time)
{
    private const int Batch = 100;

    /// <summary>Nudges and drops all that is due. Returns how many conversations.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var done = 0;
        while (await gate.RunAsync(db => DropAsync(db, cancellation), cancellation) is > 0 and var dropped)
            done += dropped;
        while (await gate.RunAsync(db => NudgeAsync(db, cancellation), cancellation) is > 0 and var nudged)
            done += nudged;
        return done;
    }

    private async Task<int> NudgeAsync(HelpdeskDb db, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var due = await db
            .Conversations.Include(c => c.Contact.Person)
            .Where(c => c.NudgeAt <= now && c.NudgedAt == null)
            .OrderBy(c => c.NudgeAt)
            .Take(Batch)
            .ToListAsync(cancellation);
        var outbox = new OutboxWriter(db, now);
        foreach (var conversation in due)
        {
            if (
                await db
                    .Conversations.Where(c => c.Id == conversation.Id && c.NudgedAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(c => c.NudgedAt, now), cancellation) == 0
            )
                continue;
            var texts = catalog.For(conversation.Contact.Person);
            outbox.Write(
                conversation.Contact,
                OutboxPurpose.Alarm,
                new OutgoingMessage
                {
                    Markup = texts.DraftNudge.Markup,
                    Buttons =
                    [
                        [
                            new(texts.LabelGoOn, new ButtonData.Command("lapor").ToString()),
                            new(texts.LabelAbort, new ButtonData.Command("batal").ToString()),
                        ],
                    ],
                }
            );
        }
        return due.Count;
    }

    private async Task<int> DropAsync(HelpdeskDb db, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var limit = now - HelpdeskSop.DraftPatience;
        var due = await db
            .Conversations.AsNoTracking()
            .Include(c => c.Contact.Person)
            .Where(c => c.UpdatedAt <= limit)
            .OrderBy(c => c.UpdatedAt)
            .Take(Batch)
            .ToListAsync(cancellation);
        foreach (var conversation in due)
        {
            // Whoever answered just now keeps the conversation.
            if (
                await db
                    .Conversations.Where(c => c.Id == conversation.Id && c.UpdatedAt <= limit)
                    .ExecuteDeleteAsync(cancellation) == 0
            )
                continue;
            var contact = await db
                .Contacts.Include(c => c.Person)
                .SingleAsync(c => c.Id == conversation.ContactId, cancellation);
            var outbox = new OutboxWriter(db, now);
            if (conversation.AskedIn is { } row)
                outbox.Write(contact, OutboxPurpose.Edit, new OutgoingMessage { DropsButtonsOfRow = row });
            var texts = catalog.For(contact.Person);
            var words = conversation.NudgeAt is null ? texts.ConversationExpired : texts.DraftExpired;
            outbox.Write(contact, OutboxPurpose.Alarm, new OutgoingMessage { Markup = words.Markup, Silent = true });
        }
        return due.Count;
    }
}
