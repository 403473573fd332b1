using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Storage;

/// <summary>
/// Runs units of work one after the other within this process, each in one transaction. SQLite has a single writer
/// anyway; waiting here costs nothing, while waiting in SQLite is a retry with pauses.
/// </summary>
internal sealed class WriteGate(IDbContextFactory<HelpdeskDb> databases, HelpdeskRules rules, TimeProvider time)
    : IDisposable
{
    private const int ConflictRetries = 3;
    private readonly SemaphoreSlim _writer = new(1);

    /// <summary>
    /// Runs the work in a transaction, saves and commits. A conflict with another process rolls back and runs it again
    /// from the start.
    /// </summary>
    /// <param name="work">Reads and changes through the unit of work that it is given, and keeps nothing from an earlier
    /// run.</param>
    public async Task<T> RunAsync<T>(Func<UnitOfWork, Task<T>> work, CancellationToken cancellation)
    {
        await _writer.WaitAsync(cancellation);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                await using var db = await databases.CreateDbContextAsync(cancellation);
                await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
                try
                {
                    var result = await work(new UnitOfWork(db, rules, time.GetUtcNow()));
                    await db.SaveChangesAsync(cancellation);
                    await transaction.CommitAsync(cancellation);
                    return result;
                }
                catch (DbUpdateConcurrencyException) when (attempt < ConflictRetries)
                {
                    await transaction.RollbackAsync(cancellation);
                }
            }
        }
        finally
        {
            _writer.Release();
        }
    }

    /// <inheritdoc cref="RunAsync{T}"/>
    public Task RunAsync(Func<UnitOfWork, Task> work, CancellationToken cancellation) =>
        RunAsync(
            async unit =>
            {
                await work(unit);
                return 0;
            },
            cancellation
        );

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
