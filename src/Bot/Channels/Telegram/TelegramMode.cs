namespace Helpdesk.Bot.Channels.Telegram;

/// <summary>How updates reach us.</summary>
internal enum TelegramMode
{
    /// <summary>We ask for them.</summary>
    Polling,

    /// <summary>Telegram calls <c>PublicBaseUrl</c>/telegram/webhook.</summary>
    Webhook,
}
