using System.Collections.Frozen;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// The few words that are understood as a whole message everywhere, on every platform, in both languages, whatever is
/// asked: the ways out, and the way to help. A command word that could as well be an answer ("Tiket") is not among
/// them.
/// </summary>
internal static class ExitWords
{
    private static readonly FrozenDictionary<string, ExitWord> Known = new Dictionary<string, ExitWord>(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["batal"] = ExitWord.Abort,
        ["batalkan"] = ExitWord.Abort,
        ["tidak jadi"] = ExitWord.Abort,
        ["gak jadi"] = ExitWord.Abort,
        ["ga jadi"] = ExitWord.Abort,
        ["nggak jadi"] = ExitWord.Abort,
        ["ngga jadi"] = ExitWord.Abort,
        ["gajadi"] = ExitWord.Abort,
        ["tdk jadi"] = ExitWord.Abort,
        ["ndak jadi"] = ExitWord.Abort,
        ["cancel"] = ExitWord.Abort,
        ["never mind"] = ExitWord.Abort,
        ["nevermind"] = ExitWord.Abort,
        ["kembali"] = ExitWord.Back,
        ["back"] = ExitWord.Back,
        ["menu"] = ExitWord.Menu,
        ["bantuan"] = ExitWord.Help,
        ["help"] = ExitWord.Help,
        ["antrian"] = ExitWord.Queue,
        ["queue"] = ExitWord.Queue,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Addressed = new[]
    {
        "pak",
        "bu",
        "min",
        "ya",
        "mas",
        "mbak",
        "kak",
        "deh",
        "aja",
        "saja",
        "dulu",
        "nggih",
        "terima",
        "kasih",
        "makasih",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // "gak sido lapor wae", "gak jadi pak, batal aja": nothing but that, in any words of it.
    private static bool GivesUp(string text)
    {
        var words = Tokens.Of(text).Where(word => !Vocabulary.Fillers.Contains(word)).ToList();
        var isNotToBe = words.Contains("tidak") && words.Contains("jadi");
        return (isNotToBe || words.Contains("batal"))
            && words.All(word =>
                word is "tidak" or "jadi" or "batal" or "kirim" or ActingHeadCommand.Word
                || (isNotToBe && word is "laporan" or "batalkan" or "sudah" or "wis" or "wes")
            );
    }

    /// <summary>
    /// Whether words begin with the way out and say why behind it: <c>batal aja deh, sudah normal</c>. Where an option
    /// is wanted they are none; where words are, they could be the answer.
    /// </summary>
    public static bool BeginsWithIt(string text)
    {
        var words = Tokens.Of(text).Where(word => !Vocabulary.Fillers.Contains(word)).ToList();
        return words is ["batal" or "batalkan" or "cancel", ..] or ["tidak", "jadi", ..]
            && !words.Any(OfAnother.Contains);
    }

    // "batalkan laporan saya yang kemarin" is one that was sent.
    private static readonly FrozenSet<string> OfAnother = new[] { "laporan", "kemarin", "ganti", "ubah" }.ToFrozenSet();

    /// <summary>What a whole message is, or null; polite words may stand behind it.</summary>
    public static ExitWord? Read(string text)
    {
        var words = text.TrimStart('/')
            .TrimEnd('.', '!', '?', ' ')
            .Split([' ', ',', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries);
        while (words.Length > 1 && Addressed.Contains(words[^1]))
            words = words[..^1];
        return Known.TryGetValue(string.Join(' ', words), out var word) ? word
            : GivesUp(text) ? ExitWord.Abort
            : null;
    }
}
