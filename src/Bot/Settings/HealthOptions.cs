namespace Helpdesk.Bot.Settings;

/// <summary>Settings <c>Health:*</c>.</summary>
internal sealed class HealthOptions
{
    /// <summary>
    /// Megabytes that must be free on the disks of the database and the photos, or /health/ready says that they are
    /// not. Default: 500; 0: not looked at.
    /// </summary>
    public int FreeDiskMegabytes { get; init; } = 500;
}
