using Helpdesk.Bot.Outbox;

namespace Helpdesk.Bot.Settings;

/// <summary>Settings <c>Outbox:*</c>: how fast we send on Telegram, and within, on WhatsApp.</summary>
internal sealed class OutboxOptions : OutboxSpeedOptions
{
    /// <summary>How fast we send on WhatsApp, with defaults of its own.</summary>
    public OutboxSpeedOptions WhatsApp { get; init; } =
        new()
        {
            ChatBurst = OutboxSpeed.WhatsApp.ChatBurst,
            ChatPerSecond = OutboxSpeed.WhatsApp.ChatPerSecond,
            BotPerSecond = OutboxSpeed.WhatsApp.BotPerSecond,
        };
}
