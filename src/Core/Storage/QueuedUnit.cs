namespace Helpdesk.Core.Storage;

/// <summary>A unit of work that waits for the <see cref="WriteGate"/>, and what it leads to.</summary>
/// <param name="work">The work.</param>
/// <param name="key">What no other process may work on at the same time, or null.</param>
/// <param name="cancellation">Takes it back while it has not begun.</param>
internal sealed class QueuedUnit<T>(Func<UnitOfWork, Task<T>> work, string? key, CancellationToken cancellation)
    : QueuedWork(key, cancellation)
{
    private readonly CancellationToken _cancellation = cancellation;
    private readonly TaskCompletionSource<T> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _value = default!;
    private bool _ran;

    /// <summary>What the work leads to, once it is committed.</summary>
    public Task<T> Result => _result.Task;

    /// <inheritdoc/>
    public override async Task RunAsync(UnitOfWork unit)
    {
        _value = await work(unit);
        _ran = true;
    }

    /// <inheritdoc/>
    public override void Complete()
    {
        if (Failure is OperationCanceledException || (Failure is null && !_ran))
            _result.TrySetCanceled(_cancellation);
        else if (Failure is { } failure)
            _result.TrySetException(failure);
        else
            _result.TrySetResult(_value);
    }
}
