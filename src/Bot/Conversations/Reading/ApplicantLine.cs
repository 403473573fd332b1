using System.Text.RegularExpressions;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// Name, office and phone number that someone gives in one message when asked for the name, as a form wants them:
/// <c>Sari Wulandari, Dinas Kesehatan, 0812 3456 7890</c>.
/// </summary>
/// <param name="Name">The name.</param>
/// <param name="Office">The office's name in the list; null when none was given.</param>
/// <param name="OfficeTyped">What was given for the office and is not in the list; null otherwise.</param>
/// <param name="Phone">The number (E.164); null when none was given.</param>
/// <param name="Remark">What was said about the number, such as when not to call; null when nothing was.</param>
internal sealed partial record ApplicantLine(
    string Name,
    string? Office,
    string? OfficeTyped,
    string? Phone,
    string? Remark = null
)
{
    private const int ShortestName = 2,
        LongestDegree = 7;

    /// <summary>Takes a text apart; null when it is a name and nothing else, or is not clear.</summary>
    public static ApplicantLine? Read(string text, Organisations offices)
    {
        var phone = PhoneNumber.Find(text) is [var first, ..] ? first : null;
        var written = Separators().Split(text).Where(TypedWords.Readable).ToList();
        // Beside the number alone stands what is said about it; where all is one part, it is the name and the office.
        var remark = written
            .Skip(1)
            .FirstOrDefault(part => PhoneNumber.Find(part).Count > 0 && SaysMore(PhoneNumber.Without(part)));
        var parts = written
            .Where(part => part != remark)
            .Select(part => Bare(phone is null ? part : PhoneNumber.Without(part)))
            .Where(TypedWords.Readable)
            .ToList();
        var office = parts.Skip(1).Select(offices.Exact).OfType<Organisation>().FirstOrDefault();
        if (office is not null)
            parts.RemoveAll(part => offices.Exact(part) == office);
        else if (phone is not null && parts is [var only] && Behind(only, offices) is var (before, behind))
            (parts, office) = ([before], behind);
        if ((office ?? (object?)phone) is null || parts.Count == 0)
            return null;
        var typed = office is null && parts.Count == 2 && !IsDegree(parts[1]) ? parts[1] : null;
        // "Darto Susilo, tapi biasa dipanggil Pak Darto. Saya staf …": the name is at the front, with what stands
        // behind it.
        var ofName = parts.TakeWhile((part, at) => at == 0 || IsDegree(part)).ToList();
        var name = string.Join(", ", ofName);
        if (typed is null && parts.Count > ofName.Count)
            remark = string.Join(", ", parts.Skip(ofName.Count).Append(remark).OfType<string>());
        return name.Length < ShortestName ? null : new ApplicantLine(name, office?.Full, typed, phone, remark?.Trim());
    }

    /// <summary>A draft with what was given.</summary>
    public FlowStep<Draft> Into(Draft draft, Texts texts)
    {
        var taken = (draft with { Name = Name }).Answered(FilingStep.Name);
        if (Phone is not null)
            taken = (taken with { Phone = Phone }).Answered(FilingStep.Phone);
        if (Office is not null)
            taken = taken.WithOffice(Office);
        var step = new FlowStep<Draft>(OfficeTyped is null ? taken : taken with { OfficeTyped = OfficeTyped });
        return Remark is null ? step : FilingAnswers.WithRemark(step, Remark, null, texts);
    }

    /// <summary>A part without what only names it: <c>hp</c>, <c>OPD:</c>.</summary>
    public static string Bare(string part) => Label().Replace(part.Trim(), "").Trim(' ', '.', '-', '(', ')', ':', ',');

    /// <summary>Whether what is left of an answer says something of its own.</summary>
    public static bool SaysMore(string rest) =>
        Tokens.Of(Bare(rest)).Count(word => !Vocabulary.Fillers.Contains(word) && !OfNumbers().IsMatch(word)) > 1;

    [GeneratedRegex($"^(?:{PhoneWords.Pattern}|sama)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfNumbers();

    // "S.Kom", "SE"; "Sobo" is a place.
    private static bool IsDegree(string part) =>
        part.Length <= LongestDegree
        && !part.Contains(' ', StringComparison.Ordinal)
        && (part.Contains('.', StringComparison.Ordinal) || part.All(char.IsAsciiLetterUpper));

    // "sari wulandari dinkes": the longest end that names an office.
    private static (string Before, Organisation Office)? Behind(string text, Organisations offices)
    {
        for (var at = text.IndexOf(' '); at >= 0; at = text.IndexOf(' ', at + 1))
            if (offices.Exact(text[at..]) is { } office)
                return (text[..at].Trim(), office);
        return null;
    }

    [GeneratedRegex(@"[,;/|\n]|\s-\s|\bdari\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Separators();

    [GeneratedRegex(
        $@"^(?:(?:nama|saya|opd|instansi|{PhoneWords.Pattern})\b[\s.:]*)+|[\s.:]+(?:{PhoneWords.Pattern})$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Label();
}
