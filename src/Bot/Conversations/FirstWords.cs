using System.Text.RegularExpressions;

namespace Helpdesk.Bot.Conversations;

/// <summary>Tells a greeting from a report, in the first words that someone sends.</summary>
public static partial class FirstWords
{
    private const int ShortestReport = 10;

    /// <summary>Nothing but a greeting: it never answers a question, and never starts a report.</summary>
    public static bool IsGreeting(string text) => Greeting().IsMatch(text);

    /// <summary>A description of a problem: long enough, of several words, and neither a greeting nor thanks.</summary>
    public static bool IsReport(string text) =>
        text.Length >= ShortestReport && text.Any(char.IsWhiteSpace) && TypedWords.Readable(text) && !IsGreeting(text) && !Thanks().IsMatch(text);

    [GeneratedRegex(
        @"^\W*(?:(?:halo+|hallo|helo+|hello|hai+|hi|hey|permisi|punten|ass?alam\w*(?:['’ ]*\w*kum)?|waalaikum\w*|wr|wb|warahmatullah\w*|wabarakatuh\w*|salam|sejahtera|selamat|good|" +
        @"pagi|siang|sore|malam|petang|morning|afternoon|evening|om|swastiastu|pak|bapak|bu|ibu|mas|mbak|kak|kakak|min|admin|semua|dan|tes|test|ping|apa|kabar|bot)\b\W*)+$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Greeting();

    [GeneratedRegex(@"^\W*(?:baik|ok\w*|siap|sip|ya)?\W*(?:terima\s*kasih|terimakasih|makasi\w*|maturnuwun|matur\s*nuwun|matur\s*suwun|suwun|trims|tks|thx|thanks|thank\s*you)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Thanks();
}
