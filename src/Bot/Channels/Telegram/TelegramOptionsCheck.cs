using System.Text.RegularExpressions;
using Helpdesk.Worker.Settings;
using Microsoft.Extensions.Options;

namespace Helpdesk.Bot.Channels.Telegram;

/// <summary>Checks <c>Telegram:*</c>.</summary>
internal sealed partial class TelegramOptionsCheck : IValidateOptions<TelegramOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, TelegramOptions options)
    {
        var faults = new SettingFaults();
        faults.CheckAddress("Telegram:ApiBaseUrl", options.ApiBaseUrl, allowHttpOnLoopback: true);
        if (options.IsOn && !TokenShape().IsMatch(options.Token))
            faults.WrongSecret(
                "Telegram:Token",
                options.Token,
                "what @BotFather gives: digits, a colon, then letters, digits, _ or -"
            );
        var needsSecret = options is { IsOn: true, Mode: TelegramMode.Webhook };
        if (needsSecret && !SecretShape().IsMatch(options.WebhookSecret))
            faults.WrongSecret(
                "Telegram:WebhookSecret",
                options.WebhookSecret,
                "1 to 256 of A-Z, a-z, 0-9, _ and -; it is required in webhook mode"
            );
        return faults.Result;
    }

    [GeneratedRegex("^[0-9]+:[A-Za-z0-9_-]+$")]
    private static partial Regex TokenShape();

    [GeneratedRegex("^[A-Za-z0-9_-]{1,256}$")]
    private static partial Regex SecretShape();
}
