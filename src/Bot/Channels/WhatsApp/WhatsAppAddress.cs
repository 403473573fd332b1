using System.Text.RegularExpressions;

namespace Helpdesk.Bot.Channels.WhatsApp;

/// <summary>
/// Addresses as Twilio writes them on WhatsApp: <c>whatsapp:+62…</c>, or since 2026, for people who hide their number,
/// <c>whatsapp:</c> and a business-scoped id such as <c>ID.1349…</c>. Ours have no prefix.
/// </summary>
internal static partial class WhatsAppAddress
{
    private const string Prefix = "whatsapp:";

    /// <summary>An address with the prefix.</summary>
    public static string Of(string address) => $"{Prefix}{address}";

    /// <summary>A number or an id, or null when it is no address on WhatsApp.</summary>
    public static string? Read(string? address) =>
        address?.StartsWith(Prefix, StringComparison.Ordinal) == true
        && address[Prefix.Length..] is var bare
        && (IsNumber(bare) || IsId(bare))
            ? bare
            : null;

    /// <summary>A business-scoped id, with the prefix or without, or null.</summary>
    public static string? ReadId(string? id)
    {
        var bare = id?.StartsWith(Prefix, StringComparison.Ordinal) == true ? id[Prefix.Length..] : id;
        return bare is not null && IsId(bare) ? bare : null;
    }

    /// <summary>Whether an address can be phoned.</summary>
    public static bool IsNumber(string address) => Number().IsMatch(address);

    private static bool IsId(string address) => ScopedId().IsMatch(address);

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}\z")]
    private static partial Regex Number();

    // Two letters (a country), parts of letters and digits; up to 128 in all (Twilio, changelog of July 2026).
    [GeneratedRegex(@"^[A-Za-z]{2}(?:\.[A-Za-z0-9]{1,128}){1,2}\z")]
    private static partial Regex ScopedId();
}
