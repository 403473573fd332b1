using System.Text.RegularExpressions;

namespace Helpdesk.Bot.Channels.WhatsApp;

/// <summary>Numbers as Twilio writes them on WhatsApp: <c>whatsapp:+62…</c>. Ours have no prefix.</summary>
internal static partial class WhatsAppAddress
{
    /// <summary>A number with the prefix.</summary>
    public static string Of(string number) => $"whatsapp:{number}";

    /// <summary>The number, or null when it is none on WhatsApp.</summary>
    public static string? Read(string? address) =>
        address is not null && Number().Match(address) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"^whatsapp:(\+[1-9][0-9]{6,14})$")]
    private static partial Regex Number();
}
