using System.Collections.Concurrent;
using Helpdesk.Bot.Databases;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Outbox;

/// <summary>
/// To whom a message is on its way at this moment. A phone can show it, and its owner answer it, before we have written
/// down that it was taken: whoever must know what is on the screen waits until that is done.
/// </summary>
/// <param name="lease">Who sends.</param>
/// <param name="databases">Where it stands what is to be sent: all that a Bot knows which does not send.</param>
/// <param name="time">The clock.</param>
internal sealed class SendsUnderWay(IBotLease lease, IDbContextFactory<HelpdeskDb> databases, TimeProvider time)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);
    private readonly ConcurrentDictionary<(Channel, string), Send> _sends = [];

    /// <summary>A message is being sent, until the result is disposed.</summary>
    public IDisposable Begin(Channel channel, string address)
    {
        var send = new Send(this, (channel, address));
        _sends[(channel, address)] = send;
        return send;
    }

    /// <summary>Returns once nothing is on its way to an address.</summary>
    public Task SettledAsync(Channel channel, string address, CancellationToken cancellation) =>
        !lease.IsHeld ? SettledElsewhereAsync(channel, address, cancellation)
        : _sends.TryGetValue((channel, address), out var send) ? send.Done
        : Task.CompletedTask;

    private async Task SettledElsewhereAsync(Channel channel, string address, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        while (
            await db.Outbox.AnyAsync(
                row =>
                    row.Status == OutboxStatus.Pending
                    && row.Purpose == OutboxPurpose.Reply
                    && row.Contact.Channel == channel
                    && row.Contact.Address == address,
                cancellation
            )
        )
            await Task.Delay(BetweenLooks, time, cancellation);
    }

    private sealed class Send(SendsUnderWay all, (Channel, string) to) : IDisposable
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Done => _done.Task;

        public void Dispose()
        {
            all._sends.TryRemove(new KeyValuePair<(Channel, string), Send>(to, this));
            _done.TrySetResult();
        }
    }
}
