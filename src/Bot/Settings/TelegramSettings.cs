namespace Helpdesk.Bot.Settings;

/// <summary>Settings <c>Telegram:*</c>.</summary>
/// <param name="Token">The bot's token. A secret.</param>
/// <param name="ApiBaseUrl">Another Bot API server than Telegram's, or null.</param>
/// <param name="Mode">How updates reach us.</param>
/// <param name="WebhookSecret">What Telegram must send along. A secret; null in polling mode.</param>
internal sealed record TelegramSettings(string Token, Uri? ApiBaseUrl, TelegramMode Mode, string? WebhookSecret);
