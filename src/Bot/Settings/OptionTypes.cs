using Helpdesk.Bot.Channels.Telegram;
using Helpdesk.Bot.Channels.WhatsApp;
using Helpdesk.Worker.Settings;

namespace Helpdesk.Bot.Settings;

/// <summary>Every section of the settings that is ours, and the type that says what may stand in it.</summary>
internal static class OptionTypes
{
    /// <summary>The section by type; "" for the settings that stand at the top.</summary>
    public static readonly IReadOnlyDictionary<Type, string> Sections = new Dictionary<Type, string>(
        SharedSettings.Sections
    )
    {
        [typeof(HelpdeskOptions)] = "",
        [typeof(TelegramOptions)] = "Telegram",
        [typeof(TwilioOptions)] = "Twilio",
        [typeof(DashboardOptions)] = "Dashboard",
        [typeof(BackupOptions)] = "Backup",
        [typeof(LimitsOptions)] = "Limits",
        [typeof(HealthOptions)] = "Health",
        [typeof(MetricsOptions)] = "Metrics",
        [typeof(TracesOptions)] = "Traces",
        [typeof(OutboxOptions)] = "Outbox",
    };
}
