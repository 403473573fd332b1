namespace Helpdesk.Core.Moving;

/// <summary>Moves one table, whatever its rows are.</summary>
internal interface ITableMove
{
    /// <summary>Moves what is missing, and compares both sides.</summary>
    /// <param name="progress">Is told the table's name and how many rows have been moved of it.</param>
    /// <exception cref="MoveException">The sides are not the same.</exception>
    Task<MovedTable> RunAsync(Action<string, long> progress, CancellationToken cancellation);
}
