namespace Helpdesk.Bot.Settings;

/// <summary>Settings <c>Backup:*</c>.</summary>
[NotYet]
internal sealed class BackupOptions
{
    /// <summary>The folder for backups.</summary>
    public string Folder { get; init; } = "";

    /// <summary>How many backups are kept.</summary>
    public int Keep { get; init; }
}
