using System.Text.RegularExpressions;

namespace Helpdesk.Core.People;

/// <summary>Indonesian phone numbers as people write them.</summary>
internal static partial class PhoneNumber
{
    /// <summary>
    /// Reads a number, mobile or landline, with or without country code; returns <c>+62…</c>, or null when it is none.
    /// </summary>
    public static string? Read(string text)
    {
        var digits = Separators().Replace(text, "");
        var found = Number().Match(digits);
        return found.Success ? $"+62{found.Groups["rest"].Value}" : null;
    }

    [GeneratedRegex(@"[\s().\-–/]")]
    private static partial Regex Separators();

    // Subscriber numbers have 7 to 12 digits after the country code, and never begin with 0.
    [GeneratedRegex(@"^(?:\+?62|0)(?<rest>[1-9][0-9]{6,11})$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
