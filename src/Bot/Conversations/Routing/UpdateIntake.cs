using System.Collections.Concurrent;
using System.Text.Json;
using Helpdesk.Bot.Dashboard;
using Helpdesk.Bot.Databases;
using Helpdesk.Bot.Photos;
using Helpdesk.Bot.Readiness;
using Helpdesk.Bot.Settings;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Metrics;
using Helpdesk.Core.People;
using Helpdesk.Core.Storage;
using Helpdesk.Worker;
using Microsoft.Extensions.Options;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// The way in: each update in one transaction with its inbox key, what it changes, and what it says. After the commit
/// the senders are signalled; what a crash swallows of that, their polls find.
/// </summary>
internal sealed partial class UpdateIntake(
    WriteGate gate,
    OfficeDirectory offices,
    OwnAddresses addresses,
    DashboardLinks dashboard,
    IOptions<LimitsOptions> limits,
    PhotoSignal photoSignal,
    FollowUpJobs jobs,
    IBotLease lease,
    IntakeCheck intake,
    ILogger<UpdateIntake> log
)
{
    // Who wrote as staff, head or admin when they wrote last: they are served before strangers, however many those are.
    private readonly ConcurrentDictionary<(Channel, string), bool> _officers = [];

    /// <summary>
    /// Takes an update in, once. Returns what to answer a tap with; a redelivered tap is answered as it was the first
    /// time.
    /// </summary>
    /// <exception cref="Exception">
    /// The database can't be used now; the platform must deliver the update again.
    /// </exception>
    public async Task<TapAnswer> TakeAsync(IncomingMessage message, CancellationToken cancellation)
    {
        using var taking = intake.Begin();
        using var traced = HelpdeskTraces.Begin("update", message.Channel.Name);
        UpdateContext? update = null;
        TapAnswer answer;
        try
        {
            async Task Route(UpdateContext begun)
            {
                update = begun;
                var turn = new Turn(begun, offices.Current, addresses, dashboard, limits.Value);
                await UpdateRouter.RouteAsync(turn, cancellation);
            }
            answer = await gate.RunAsync(
                work => OnceAsync(message, Route, work, cancellation),
                cancellation,
                first: _officers.ContainsKey((message.Channel, message.Address)),
                key: LockOf(message)
            );
        }
        catch (Exception bug) when (bug is not OperationCanceledException && !DatabaseTrouble.MayPass(bug))
        {
            LogBug(bug, message.Key, message.Tap?.Data.Split(':')[0]);
            Count(message, "apologised");
            traced.End("apologised", isError: true);
            return await ApologiseAsync(message, cancellation);
        }
        var outcome = update is null ? "repeated" : "taken";
        Count(message, outcome);
        traced.End(outcome);
        AfterCommit(update);
        if (update is { ChangesOffices: true })
            await gate.RunAsync(work => offices.ChangeAsync(work.Db, cancellation), cancellation);
        return answer;
    }

    private static void Count(IncomingMessage message, string outcome) =>
        HelpdeskMeter.Updates.Add(1, new("channel", message.Channel.Name), new("outcome", outcome));

    private void Remember(Contact contact)
    {
        var key = (contact.Channel, contact.Address);
        if (contact.Person.Roles is Roles.None)
            _officers.TryRemove(key, out _);
        else
            _officers[key] = true;
    }

    // The update is marked as taken in, or the platform would deliver it again and again.
    private async Task<TapAnswer> ApologiseAsync(IncomingMessage message, CancellationToken cancellation)
    {
        Task Apologise(UpdateContext update)
        {
            update.Reply(update.Texts.Apology);
            return Task.CompletedTask;
        }
        return await gate.RunAsync(
            work => OnceAsync(message, Apologise, work, cancellation),
            cancellation,
            key: LockOf(message)
        );
    }

    // What one person sends is taken in one after the other, whichever Bot it comes to.
    private static string LockOf(IncomingMessage message) =>
        $"{message.Channel.Name}:{message.ExternalId ?? message.Address}";

    private async Task<TapAnswer> OnceAsync(
        IncomingMessage message,
        Func<UpdateContext, Task> handle,
        UnitOfWork work,
        CancellationToken cancellation
    )
    {
        var key = Inbox.KeyOf(message.Channel, message.Key);
        if (await Inbox.FindAsync(key, work, cancellation) is { } taken)
            return taken.TapAnswer is { } told
                ? JsonSerializer.Deserialize<TapAnswer>(told)!
                : new TapAnswer("", Alert: false);
        var entry = new InboxEntry { Key = key, ReceivedAt = work.Now };
        // Whatever follows is saved with it, or not at all: whoever takes the same in at the same time fails by its
        // key.
        work.Db.Inbox.Add(entry);
        var (contact, conversations) = await InboundContact.SeenAsync(message, work, cancellation);
        if (contact.ServedBy != lease.Self)
            (contact.ServedBy, work.Outbox.IsBehindOthers) = (lease.Self, true);
        // Only who holds a role can stand in for the head.
        var actsFor =
            contact.Person.Roles is Roles.None
                ? null
                : await Officers.ActsForAsync(work.Db, contact.PersonId, work.Now, cancellation);
        var update = new UpdateContext(work, contact, conversations, message, actsFor);
        await handle(update);
        if (message is { MessageId: { } id, IsEdit: false } && (update.DraftId ?? (object?)update.TicketId) is not null)
            (entry.ContactId, entry.MessageId, entry.DraftId, entry.TicketId) = (
                contact.Id,
                id,
                update.DraftId,
                update.TicketId
            );
        if (message.Tap is not null)
            entry.TapAnswer = JsonSerializer.Serialize(update.Answer);
        return update.Answer;
    }

    private void AfterCommit(UpdateContext? update)
    {
        if (update is null)
            return;
        Remember(update.Contact);
        if (update.HasPhotos)
            photoSignal.Raise();
        foreach (var visit in update.Opened)
            jobs.VisitOpened(visit);
        if (update.FiguresAskedFor is { } request)
            jobs.FiguresAskedFor(request.Id);
    }

    [LoggerMessage(LogLevel.Error, "Update {Key} (button {Button}) failed by a bug; the person got an apology")]
    private partial void LogBug(Exception bug, string key, string? button);
}
