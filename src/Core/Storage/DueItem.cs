namespace Helpdesk.Core.Storage;

/// <summary>One of many things that are due: its failure is logged, and stops no other.</summary>
internal static class DueItem
{
    /// <summary>
    /// Does it; where that fails by a bug, notes so in its place. A database that can't be used now fails it.
    /// </summary>
    /// <param name="work">Does it.</param>
    /// <param name="failed">Logs the bug and puts the item aside, so that it is not tried again at once; gives the
    /// result.</param>
    public static async Task<T> TryAsync<T>(Func<Task<T>> work, Func<Exception, Task<T>> failed)
    {
        try
        {
            return await work();
        }
        catch (Exception bug) when (bug is not OperationCanceledException && !DatabaseTrouble.MayPass(bug))
        {
            return await failed(bug);
        }
    }
}
