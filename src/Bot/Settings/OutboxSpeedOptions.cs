using System.ComponentModel.DataAnnotations;
using Helpdesk.Bot.Outbox;

namespace Helpdesk.Bot.Settings;

/// <summary>How fast we send on one platform; the defaults are Telegram's.</summary>
internal class OutboxSpeedOptions
{
    private static readonly OutboxSpeed Usual = new();

    /// <summary>Messages that may go to one chat at once.</summary>
    [Range(1, 1000)]
    public int ChatBurst { get; init; } = Usual.ChatBurst;

    /// <summary>Messages a second to one chat after that.</summary>
    [Range(0.01, 1000)]
    public double ChatPerSecond { get; init; } = Usual.ChatPerSecond;

    /// <summary>Messages a second over all chats.</summary>
    [Range(1d, 1000d)]
    public double BotPerSecond { get; init; } = Usual.BotPerSecond;

    /// <summary>The speed.</summary>
    public OutboxSpeed ToSpeed() => new(ChatBurst, ChatPerSecond, BotPerSecond);
}
