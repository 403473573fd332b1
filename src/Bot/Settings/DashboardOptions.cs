namespace Helpdesk.Bot.Settings;

/// <summary>Settings <c>Dashboard:*</c>.</summary>
internal sealed class DashboardOptions
{
    /// <summary>Whether the dashboard of the jobs is served. Default: false.</summary>
    public bool Enabled { get; init; }
}
