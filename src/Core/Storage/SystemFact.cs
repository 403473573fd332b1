namespace Helpdesk.Core.Storage;

/// <summary>A single fact that the program remembers about itself.</summary>
internal sealed class SystemFact
{
    /// <summary>The fingerprint of standards and calendar by which the clocks of open visits were computed.</summary>
    public const string Clocks = "clocks";

    /// <summary>What the Bot's channels can do.</summary>
    public const string Channels = "channels";

    /// <summary>When the program was last seen connected.</summary>
    public const string Connected = "connected";

    /// <summary>When the database was last asked whether it takes a write.</summary>
    public const string Asked = "asked";

    /// <summary>When the admins were last told that no backup could be made.</summary>
    public const string BackupFailed = "backup-failed";

    /// <summary>A helpdesk is being moved into this database, and may not be used yet.</summary>
    public const string Moving = "moving";

    /// <summary>Which fact; the key.</summary>
    public required string Name { get; init; }

    /// <summary>Its value.</summary>
    public required string Value { get; set; }

    /// <summary>When it was written (UTC).</summary>
    public DateTimeOffset At { get; set; }
}
