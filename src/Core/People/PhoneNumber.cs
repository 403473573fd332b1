using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PhoneNumbers;

namespace Helpdesk.Core.People;

/// <summary>
/// Phone numbers as people write and paste them: with invisible signs and odd hyphens, country code or none, an
/// extension, a name before or behind, several at once. The numbering plans are the library's (libphonenumber); here
/// stands what people in Indonesia do besides.
/// </summary>
internal static partial class PhoneNumber
{
    private const string Home = "ID";
    private static readonly PhoneNumberUtil Plans = PhoneNumberUtil.GetInstance();

    /// <summary>
    /// The numbers in a text, in their order: <c>+62…</c> (E.164), with <c>;ext=</c> and the extension where there is
    /// one. Empty when there is none.
    /// </summary>
    public static IReadOnlyList<string> Find(string text)
    {
        List<string> found = [];
        foreach (Match part in Candidates().Matches(Simplify(text)))
            if (Read(part.Value) is { } number && !found.Contains(number))
                found.Add(number);
        return found;
    }

    /// <summary>A text without the numbers that <see cref="Find"/> finds in it.</summary>
    public static string Without(string text) =>
        Candidates()
            .Replace(Simplify(text, keepsLines: true), part => Read(part.Value) is null ? part.Value : " ")
            .Trim();

    /// <summary>A number as people here read it out: <c>0812-3456-7890</c>; another country's with its code.</summary>
    /// <param name="stored">As <see cref="Find"/> gives it; anything else is shown as it is.</param>
    public static string Shown(string stored)
    {
        if (!TryParse(stored, out var number))
            return stored;
        var isHome = number.CountryCode == Plans.GetCountryCodeForRegion(Home);
        return Plans.Format(number, isHome ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL);
    }

    private static string? Read(string candidate)
    {
        // "+62 (0)812 …" and "+62-0812 …": the zero is the one that falls away behind the country code.
        var written = TrunkZero().Replace(InternationalZeros().Replace(candidate.Trim(), "+"), "+62");
        written = Extension().Replace(written, " ext ");
        if (BareCountryCode().IsMatch(written))
            written = $"+{written}";
        if (!TryParse(written, out var number) || !Plans.IsPossibleNumber(number) || !IsPlausible(number))
            return null;
        var plain = Plans.Format(number, PhoneNumberFormat.E164);
        return number.HasExtension ? $"{plain};ext={number.Extension}" : plain;
    }

    // Plans change faster than the library does here: of our own numbers the length is asked, of others the plan.
    private static bool IsPlausible(PhoneNumbers.PhoneNumber number)
    {
        if (number.CountryCode != Plans.GetCountryCodeForRegion(Home))
            return Plans.IsValidNumber(number);
        var digits = number.NationalNumber.ToString(CultureInfo.InvariantCulture);
        return digits.Length is >= 7 and <= 12 && !number.HasNumberOfLeadingZeros;
    }

    private static bool TryParse(string text, out PhoneNumbers.PhoneNumber number)
    {
        try
        {
            number = Plans.Parse(text, Home);
            return true;
        }
        catch (NumberParseException)
        {
            number = new PhoneNumbers.PhoneNumber();
            return false;
        }
    }

    // Every digit of every script, every hyphen and every space is the plain one; what can't be seen goes.
    private static string Simplify(string text, bool keepsLines = false)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            result.Append(
                Rune.GetUnicodeCategory(rune) switch
                {
                    _ when keepsLines && rune.Value == '\n' => "\n",
                    UnicodeCategory.DecimalDigitNumber => $"{(int)Rune.GetNumericValue(rune)}",
                    UnicodeCategory.DashPunctuation => "-",
                    UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.Control => " ",
                    UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => "",
                    _ => rune.ToString(),
                }
            );
        return LetterForZero().Replace(result.ToString(), "0");
    }

    // "o8123456789o"
    [GeneratedRegex(@"(?<=\d{5})o(?![a-z])|(?<![a-z])o(?=\d{6})", RegexOptions.IgnoreCase)]
    private static partial Regex LetterForZero();

    // A beginning, at least seven digits with what people put between, and an extension.
    [GeneratedRegex(
        @"\+?\(?\d(?:[ .()\-]{0,3}\d){6,15}(?:\s*(?:[,;]?\s*(?:ext|ekst|pes|pesawat|x)[.:=]?\s*)\d{1,6})?",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Candidates();

    [GeneratedRegex(@"^\(?00[ .\-]?(?=62)")]
    private static partial Regex InternationalZeros();

    [GeneratedRegex(@"^\+62[ .\-]*\(?0\)?")]
    private static partial Regex TrunkZero();

    // As it stands on signs here: "pes. 12", "pesawat 12".
    [GeneratedRegex(@"\s*[,;]?\s*(?:ekst|pesawat|pes)[.:=]?\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Extension();

    [GeneratedRegex(@"^62[ .()\-]*[2-9]")]
    private static partial Regex BareCountryCode();
}
