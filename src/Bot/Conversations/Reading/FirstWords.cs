using System.Text.RegularExpressions;

namespace Helpdesk.Bot.Conversations;

/// <summary>Tells a greeting from a report, in the first words that someone sends.</summary>
internal static partial class FirstWords
{
    private const int ShortestReport = 10,
        FewestLetters = 5,
        LongestThanks = 80;

    /// <summary>Nothing but a greeting: it never answers a question, and never starts a report.</summary>
    public static bool IsGreeting(string text) => Greeting().IsMatch(text);

    /// <summary>Thanks, or no more than a sign of having read: neither answers a question or starts a report.</summary>
    public static bool IsThanks(string text) =>
        text.Length <= LongestThanks && (Thanks().IsMatch(text) || Acknowledgement().IsMatch(text));

    /// <summary>
    /// No more than a nod, which needs no answer but a polite one. Within a conversation it may well answer a question.
    /// </summary>
    public static bool IsNod(string text) =>
        Nod().IsMatch(text)
        || (
            text.Length > 0
            && !TypedWords.Readable(text)
            && text.EnumerateRunes()
                .All(rune => rune.Value is 0x1F44D or 0x1F64F or 0x1F44C or 0xFE0F or (>= 0x1F3FB and <= 0x1F3FF))
        );

    /// <summary>Asks what has become of a report, and describes no problem.</summary>
    public static bool AsksForProgress(string text) => Progress().IsMatch(text);

    /// <summary>
    /// A description of a problem: long enough, of several words, not a number, and neither a greeting nor thanks.
    /// </summary>
    public static bool IsReport(string text) =>
        text.Length >= ShortestReport
        && text.Count(char.IsLetter) >= FewestLetters
        && text.Any(char.IsWhiteSpace)
        && TypedWords.Readable(text)
        && !IsGreeting(text)
        && !IsThanks(text);

    [GeneratedRegex(
        @"^\W*(?:(?:halo+|hallo|helo+|hello|hai+|hi|hey|permisi|punten|ass?alam\w*(?:['’ ]*\w*kum)?|waalaikum\w*|wr|wb|warahmatullah\w*|wabarakatuh\w*|salam|sejahtera|selamat|good|"
            + @"pagi|siang|sore|malam|petang|morning|afternoon|evening|om|swastiastu|pak|bapak|bu|ibu|mas|mbak|kak|kakak|min|admin|semua|dan|tes|test|ping|apa|kabar|bot)\b\W*)+$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Greeting();

    [GeneratedRegex(
        @"^\W*(?:ok|oke|okay|siap|baik|sip|mantap|ya|iya)\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Nod();

    [GeneratedRegex(
        @"^\W*(?:(?:bagaimana|gimana|cek|lihat|tolong|mohon|info|apa|sampai|mana|sudah|dong|pak|bu|min|ingin|mau|tahu|tanya)\b\W*)*(?:status|perkembangan|progres|progress|kabar|kelanjutan)\b\W*(?:(?:dari|untuk|mengenai)\b\W*)?(?:laporan|tiket)\b\W*(?:(?:saya|kami|ini|kemarin|tadi|ya|pak|bu|min)\b\W*)*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Progress();

    [GeneratedRegex(
        @"^\W*(?:(?:baik\w*|ok\w*|siap|sip|ya|iya|wah|sudah|mantap|alhamdulillah|pak|bapak|bu|ibu|mas|mbak|kak|min|admin)\W+)*"
            + @"(?:terima\s*kasih|terimakasih|makasi\w*|matur\s*nuwun|matur\s*suwun|suwun|trims|tks|thx|thanks|thank\s*you)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Thanks();

    // Only words of three letters and more: "ok" and "ya" may well answer a question.
    [GeneratedRegex(
        @"^\W*(?:(?:iya|siap|sip|mantap|bagus|sekali|sudah|baik|oke|pak|bapak|bu|ibu|mas|mbak|kak|admin|pelayanannya|pelayanan|alhamdulillah|beres|lancar|kembali)\b\W*){2,}$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Acknowledgement();
}
