namespace Helpdesk.Core.Storage;

/// <summary>A unit of work that waits for the <see cref="WriteGate"/>, and who waits for it.</summary>
/// <param name="cancellation">Takes it back while it has not begun.</param>
internal abstract class QueuedWork(CancellationToken cancellation)
{
    private protected Exception? Failure { get; private set; }

    /// <summary>Whether it is not to be begun any more.</summary>
    public bool IsTakenBack => cancellation.IsCancellationRequested;

    /// <summary>Does the work.</summary>
    public abstract Task RunAsync(UnitOfWork unit);

    /// <summary>Notes why it has failed; the first reason is the one.</summary>
    public void Fail(Exception failure) => Failure ??= failure;

    /// <summary>Answers whoever waits: after the commit, or when there will be none.</summary>
    public abstract void Complete();
}

/// <inheritdoc/>
internal sealed class QueuedWork<T>(Func<UnitOfWork, Task<T>> work, CancellationToken cancellation)
    : QueuedWork(cancellation)
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
