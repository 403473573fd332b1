using System.Text.RegularExpressions;
using Helpdesk.Worker.Settings;
using Microsoft.Extensions.Options;

namespace Helpdesk.Bot.Channels.WhatsApp;

/// <summary>Checks <c>Twilio:*</c>.</summary>
internal sealed partial class TwilioOptionsCheck : IValidateOptions<TwilioOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, TwilioOptions options)
    {
        var faults = new SettingFaults();
        faults.CheckAddress("Twilio:ApiBaseUrl", options.ApiBaseUrl, allowHttpOnLoopback: true);
        CheckTemplates(faults, options.Templates);
        if (options.IsOn)
            CheckCredentials(faults, options);
        return faults.Result;
    }

    private static void CheckTemplates(SettingFaults faults, Dictionary<string, string> templates)
    {
        foreach (var (template, sid) in templates)
            if (!WhatsAppTemplates.Names.Contains(template, StringComparer.OrdinalIgnoreCase))
                faults.Wrong(
                    $"Twilio:Templates:{template}",
                    sid,
                    $"one of the names {string.Join(", ", WhatsAppTemplates.Names)}"
                );
            else if (!ContentShape().IsMatch(sid))
                faults.Wrong($"Twilio:Templates:{template}", sid, "a Content SID: HX and 32 hexadecimal digits");
    }

    private static void CheckCredentials(SettingFaults faults, TwilioOptions options)
    {
        if (!AccountShape().IsMatch(options.AccountSid))
            faults.WrongSecret(
                "Twilio:AccountSid",
                options.AccountSid,
                "the Account SID that Twilio's console shows: letters and digits"
            );
        if (options.AuthToken.Length == 0)
            faults.WrongSecret("Twilio:AuthToken", options.AuthToken, "the Auth Token that Twilio's console shows");
        if (!SenderShape().IsMatch(options.From))
            faults.Wrong("Twilio:From", options.From, "the WhatsApp sender's number, such as whatsapp:+6281234567890");
    }

    [GeneratedRegex("^[A-Za-z0-9_-]+$")]
    private static partial Regex AccountShape();

    [GeneratedRegex("^HX[0-9a-fA-F]{32}$")]
    private static partial Regex ContentShape();

    [GeneratedRegex(@"^(?:whatsapp:)?\+[1-9][0-9]{6,14}$")]
    private static partial Regex SenderShape();
}
