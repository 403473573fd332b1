namespace Helpdesk.Bot.Settings;

/// <summary>Settings <c>Limits:*</c>.</summary>
internal sealed class LimitsOptions
{
    /// <summary>Messages a minute from one person. Default: 60; 0: no limit.</summary>
    public int MessagesPerMinute { get; init; } = 60;

    /// <summary>Reports an hour from one person. Default: 10; 0: no limit.</summary>
    public int ReportsPerHour { get; init; } = 10;
}
