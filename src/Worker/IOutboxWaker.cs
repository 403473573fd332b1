namespace Helpdesk.Worker;

/// <summary>
/// Wakes whoever sends the outbox, where that is in the same process; elsewhere its poll finds the rows.
/// </summary>
internal interface IOutboxWaker
{
    /// <summary>There are new rows.</summary>
    void Wake();
}
