using Helpdesk.Core.Storage;

namespace Helpdesk.Worker.Tests;

/// <summary>
/// In which order work gets its turn to write: whoever waits for an answer goes before what nobody waits for.
/// </summary>
public sealed class Turns_to_write : IAsyncLifetime
{
    private readonly List<string> _order = [];
    private OfficeWorld _office = null!;

    public async ValueTask InitializeAsync() => _office = await OfficeWorld.OpenAsync();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task A_message_goes_before_bulk_that_was_there_first()
    {
        await QueueAsync(bulk: 3, messages: 2);
        Assert.Equal(["message 0", "message 1", "bulk 0", "bulk 1", "bulk 2"], _order);
    }

    [Fact]
    public async Task Bulk_has_its_turn_while_messages_never_end()
    {
        var gate = _office.Gate;
        var ended = false;
        var bulk = Task.CompletedTask;
        async Task ChatAsync()
        {
            while (!ended)
                await gate.RunAsync(_ => Task.CompletedTask, CancellationToken.None);
        }
        var chats = Enumerable.Range(0, 4).Select(_ => Task.Run(ChatAsync)).ToList();
        bulk = gate.RunAsync(_ => Task.CompletedTask, CancellationToken.None, bulk: true);
        await bulk.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
        ended = true;
        await Task.WhenAll(chats);
    }

    // All of it waits behind one that is under way.
    private async Task QueueAsync(int bulk, int messages)
    {
        var gate = _office.Gate;
        var held = new TaskCompletionSource();
        var begun = new TaskCompletionSource();
        var first = gate.RunAsync(
            async _ =>
            {
                begun.SetResult();
                await held.Task;
            },
            CancellationToken.None,
            bulk: true
        );
        await begun.Task;
        var queued = Enumerable
            .Range(0, bulk)
            .Select(n => RunAsync(gate, $"bulk {n}", isBulk: true))
            .Concat(Enumerable.Range(0, messages).Select(n => RunAsync(gate, $"message {n}", isBulk: false)))
            .ToList();
        held.SetResult();
        await Task.WhenAll([first, .. queued]);
    }

    private Task RunAsync(WriteGate gate, string name, bool isBulk) =>
        gate.RunAsync(
            _ =>
            {
                lock (_order)
                    _order.Add(name);
                return Task.CompletedTask;
            },
            CancellationToken.None,
            isBulk
        );
}
