using System.Linq.Expressions;
using System.Text.Json;
using Hangfire;
using Helpdesk.Bot.Outbox;
using Helpdesk.Bot.Photos;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Helpdesk.Worker;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// The way in: each update in one transaction with its inbox key, what it changes, and what it says. After the commit
/// the senders are signalled; what a crash swallows of that, their polls find.
/// </summary>
internal sealed partial class UpdateIntake(
    WriteGate gate,
    TextCatalog catalog,
    StepClocks clocks,
    Organisations organisations,
    OwnAddresses addresses,
    TimeProvider time,
    OutboxSignal outboxSignal,
    PhotoSignal photoSignal,
    IBackgroundJobClient jobs,
    ILogger<UpdateIntake> log
)
{
    private static readonly IReadOnlyDictionary<string, Flow> Flows = new Flow[]
    {
        new FileTicketFlow(),
        new WordsFlow(),
        new RepairNotesFlow(),
        new CorrectionFlow(),
        new StatusFlow(),
        new PhotoPlaceFlow(),
        new ActingHeadFlow(),
    }.ToDictionary(flow => flow.Name);

    /// <summary>
    /// Takes an update in, once. Returns what to answer a tap with; a redelivered tap is answered as it was the first
    /// time.
    /// </summary>
    /// <exception cref="Exception">The database can't be used now; the platform must deliver the update
    /// again.</exception>
    public async Task<TapAnswer> HandleAsync(IncomingMessage message, CancellationToken cancellation)
    {
        UpdateContext? update = null;
        TapAnswer answer;
        try
        {
            answer = await gate.RunAsync(
                db =>
                    InboxAsync(
                        db,
                        message,
                        async () =>
                        {
                            update = await BeginAsync(db, message, cancellation);
                            var conversations = new ConversationStack(update, Flows, organisations);
                            await new UpdateRouter(update, conversations, addresses).RouteAsync(cancellation);
                            return update.Answer;
                        },
                        cancellation
                    ),
                cancellation
            );
        }
        catch (Exception bug) when (bug is not OperationCanceledException && !DatabaseTrouble.MayPass(bug))
        {
            LogBug(bug, message.Key, update?.Message.Tap?.Data.Split(':')[0]);
            return await ApologiseAsync(message, cancellation);
        }
        AfterCommit(update);
        return answer;
    }

    /// <summary>What identifies a delivery in the inbox.</summary>
    public static string InboxKey(Channel channel, string key) => $"{channel}:{key}";

    private async Task<TapAnswer> InboxAsync(
        HelpdeskDb db,
        IncomingMessage message,
        Func<Task<TapAnswer>> handle,
        CancellationToken cancellation
    )
    {
        var key = InboxKey(message.Channel, message.Key);
        var now = time.GetUtcNow().UtcDateTime;
        var isNew = await db.Database.ExecuteSqlAsync(
            $"INSERT INTO \"Inbox\" (\"Key\", \"ReceivedAt\") VALUES ({key}, {now}) ON CONFLICT DO NOTHING",
            cancellation
        );
        var entry = await db.Inbox.SingleAsync(e => e.Key == key, cancellation);
        if (isNew == 0)
            return entry.TapAnswer is { } told
                ? JsonSerializer.Deserialize<TapAnswer>(told)!
                : new TapAnswer("", Alert: false);
        var answer = await handle();
        if (message.Tap is not null)
            entry.TapAnswer = JsonSerializer.Serialize(answer);
        return answer;
    }

    private async Task<UpdateContext> BeginAsync(HelpdeskDb db, IncomingMessage message, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var contact = await db
            .Contacts.Include(c => c.Person)
            .SingleOrDefaultAsync(c => c.Channel == message.Channel && c.Address == message.Address, cancellation);
        if (contact is null)
        {
            contact = new Contact
            {
                Person = new Person { Name = message.ProfileName.Length > 0 ? message.ProfileName : message.Address },
                Channel = message.Channel,
                Address = message.Address,
            };
            db.Contacts.Add(contact);
        }
        var sentAt = message.SentAt ?? now;
        if (contact.LastInboundAt is not { } last || last < sentAt)
            contact.LastInboundAt = sentAt;
        contact.WindowClosedAt = null;
        if (contact.OptedOutAt is null)
            contact.UnreachableSince = null;
        // Until someone joins by an invitation, their name is what the platform says now; not every way that a message
        // comes has it.
        if (message.ProfileName.Length > 0 && (contact.Person.Roles is Roles.None or Roles.ConfiguredAdmin))
            contact.Person.Name = message.ProfileName;
        await db.SaveChangesAsync(cancellation);
        await ReleaseWaitingAsync(db, contact, now, cancellation);
        // Only who holds a role can stand in for the head.
        var actsFor =
            contact.Person.Roles is Roles.None
                ? null
                : await Officers.ActsForAsync(db, contact.PersonId, now, cancellation);
        return new UpdateContext(db, contact, message, catalog, clocks, actsFor, now);
    }

    // Whoever writes opens the session window: what waited for it follows, here or where the person is now.
    private static async Task ReleaseWaitingAsync(
        HelpdeskDb db,
        Contact contact,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        if (!contact.IsWindowOpen(now))
            return;
        var waiting = await db
            .Outbox.Where(row => row.Status == OutboxStatus.Waiting && row.Contact.PersonId == contact.PersonId)
            .OrderBy(row => row.Id)
            .Select(row => new
            {
                Row = row,
                IsOver = row.Purpose == OutboxPurpose.Announcement
                    && db.Visits.Any(visit => visit.Id == row.PromptVisitId && visit.LeftAt != null),
            })
            .ToListAsync(cancellation);
        foreach (var (row, isOver) in waiting.Select(found => (found.Row, found.IsOver)))
        {
            (row.Status, row.NotBefore) = (
                row.ContactId == contact.Id ? OutboxStatus.Pending : OutboxStatus.Parked,
                now
            );
            if (row.ContactId != contact.Id && !isOver)
                new OutboxWriter(db, now).Write(
                    contact,
                    row.Purpose,
                    row.Content,
                    row.TicketId,
                    row.PromptVisitId,
                    redirected: true
                );
        }
        if (waiting.Count > 0)
            await db.SaveChangesAsync(cancellation);
    }

    private void AfterCommit(UpdateContext? update)
    {
        outboxSignal.Raise();
        if (update is null)
            return;
        if (update.HasPhotos)
            photoSignal.Raise();
        // Beside the updates: the job store is another file, and nobody's reply may wait for it.
        foreach (var visit in update.Opened.Where(visit => visit.AnnouncedAt is null))
            Enqueue<NotifyJob>(job => job.RunAsync(visit.Id, CancellationToken.None));
        if (update.WantsFigures)
            Enqueue<KpiReportJob>(job => job.RunAsync(CancellationToken.None));
    }

    private void Enqueue<T>(Expression<Func<T, Task>> call) =>
        _ = Task.Run(() =>
        {
            try
            {
                jobs.Enqueue(call);
            }
            catch (Exception failure)
            {
                // What was asked for is committed and the sweep does it within seconds; the update must not be seen as
                // failed.
                LogEnqueueFailed(failure, typeof(T).Name);
            }
        });

    // The update is marked as taken in, or the platform would deliver it again and again.
    private async Task<TapAnswer> ApologiseAsync(IncomingMessage message, CancellationToken cancellation)
    {
        var answer = await gate.RunAsync(
            db =>
                InboxAsync(
                    db,
                    message,
                    async () =>
                    {
                        var update = await BeginAsync(db, message, cancellation);
                        update.Reply(update.Texts.Apology);
                        return update.Answer;
                    },
                    cancellation
                ),
            cancellation
        );
        outboxSignal.Raise();
        return answer;
    }

    [LoggerMessage(LogLevel.Error, "Update {Key} (button {Button}) failed by a bug; the person got an apology")]
    private partial void LogBug(Exception bug, string key, string? button);

    [LoggerMessage(LogLevel.Warning, "{Job} was not enqueued; the sweep will do its work")]
    private partial void LogEnqueueFailed(Exception failure, string job);
}
