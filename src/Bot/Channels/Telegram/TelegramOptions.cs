namespace Helpdesk.Bot.Channels.Telegram;

/// <summary>Settings <c>Telegram:*</c>.</summary>
internal sealed class TelegramOptions
{
    /// <summary>The bot's token, digits:text. A secret. Default: none; Telegram is off then.</summary>
    public string Token { get; init; } = "";

    /// <summary>Another Bot API server than Telegram's, https, or http on this machine. Default: Telegram's.</summary>
    public Uri? ApiBaseUrl { get; init; }

    /// <summary>How updates reach us. Default: polling.</summary>
    public TelegramMode Mode { get; init; } = TelegramMode.Polling;

    /// <summary>
    /// What Telegram must send along: 1 to 256 of A-Z, a-z, 0-9, _ and -. A secret. Needed in webhook mode. Default:
    /// none.
    /// </summary>
    public string WebhookSecret { get; init; } = "";

    /// <summary>Whether Telegram is on.</summary>
    public bool IsOn => Token.Length > 0;
}
