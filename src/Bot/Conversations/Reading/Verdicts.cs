using System.Collections.Frozen;

namespace Helpdesk.Bot.Conversations;

/// <summary>Tells words that judge how a report was handled from those about the trouble itself.</summary>
internal static class Verdicts
{
    private const int LongestVerdict = 20;

    private static readonly FrozenSet<string> Judging = (
        "bagus baik apik puas kecewa ramah lumayan mantap mantab memuaskan mengecewakan jelek elek buruk lambat lelet cepat cepet "
        + "lama kurang hebat keren top jempol tanggap responsif profesional judes jutek telaten sigap gercep sabar "
        + "good great bad poor slow fast friendly satisfied disappointed"
    )
        .Split(' ')
        .ToFrozenSet();

    /// <summary>
    /// Whether a text judges, and neither names a thing that is looked after, nor says that the trouble is back, nor
    /// wants anything.
    /// </summary>
    public static bool IsVerdict(string text)
    {
        var words = Tokens.Of(text);
        return words.Count is > 0 and <= LongestVerdict
            && words.Any(Judging.Contains)
            && !words.Any(Vocabulary.Things.Contains)
            && !words.Any(word => word is "tolong" or "mohon" or "minta")
            && !text.Contains('?', StringComparison.Ordinal)
            && !Utterances.SaysAgain(text);
    }
}
