using System.Globalization;
using System.Text.RegularExpressions;

namespace Helpdesk.Core.People;

/// <summary>
/// The regency's schools: too many and too often renamed for a list, and known by how they are called. SMA and SMK are
/// the province's, madrasahs the ministry's: they are no units of the regency.
/// </summary>
internal static partial class Schools
{
    private const string Office = "Dinas Pendidikan";

    /// <summary>The school that a text names, for example <c>sdn 1 genteng</c>; null when it names none.</summary>
    public static Organisation? Named(string text)
    {
        var unit = text.EndsWith($" ({Office})", StringComparison.Ordinal) ? text[..^(Office.Length + 3)] : text;
        if (School().Match(unit.Trim()) is not { Success: true } school)
            return null;
        var kind = school.Groups["kind"].Value.ToUpperInvariant();
        var isState = school.Groups["state"].Success || kind is "SDN" or "SMPN";
        var rest = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(school.Groups["rest"].Value.ToLowerInvariant());
        return new Organisation($"{kind.TrimEnd('N')}{(isState ? "N" : "")} {rest}", [], Office);
    }

    [GeneratedRegex(
        @"^(?<kind>sdn?|smpn?|tk|paud|skb)\b\.?\s+(?<state>negeri\s+|n\s+)?(?<rest>[\p{L}\p{N}][\p{L}\p{N} .'-]*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex School();
}
