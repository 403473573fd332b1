namespace Helpdesk.Bot.Databases;

/// <summary>
/// Which of the Bots on one database does what a platform wants done once: polling, sending, fetching photos. All of
/// them take in what webhooks bring (docs/decisions/0030).
/// </summary>
internal interface IBotLease
{
    /// <summary>This Bot among several; null where there can be no other.</summary>
    Guid? Self { get; }

    /// <summary>Whether it is this one.</summary>
    bool IsHeld { get; }

    /// <summary>Runs something for as long as it is this one, and anew each time that it becomes this one.</summary>
    /// <param name="work">Ends when its token is cancelled.</param>
    /// <param name="stopping">Ends it for good.</param>
    Task WhileHeldAsync(Func<CancellationToken, Task> work, CancellationToken stopping);
}
