using System.Collections.Concurrent;
using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Outbox;

/// <summary>
/// To whom a message is on its way at this moment. A phone can show it, and its owner answer it, before we have written
/// down that it was taken: whoever must know what is on the screen waits until that is done.
/// </summary>
internal sealed class SendsUnderWay
{
    private readonly ConcurrentDictionary<(Channel, string), Send> _sends = [];

    /// <summary>A message is being sent, until the result is disposed.</summary>
    public IDisposable Begin(Channel channel, string address)
    {
        var send = new Send(this, (channel, address));
        _sends[(channel, address)] = send;
        return send;
    }

    /// <summary>Returns once nothing is on its way to an address.</summary>
    public Task SettledAsync(Channel channel, string address) =>
        _sends.TryGetValue((channel, address), out var send) ? send.Done : Task.CompletedTask;

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
