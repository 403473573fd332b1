using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// How officers call a step's button: by its label, or in the word that stands for it (<c>oke setuju</c>).
/// </summary>
internal static partial class StepWords
{
    private static readonly FrozenDictionary<string, TicketAction> Short = new Dictionary<string, TicketAction>
    {
        ["setuju"] = TicketAction.Approve,
        ["disetujui"] = TicketAction.Approve,
        ["acc"] = TicketAction.Approve,
        ["lanjut"] = TicketAction.FinishRepair,
        // What these buttons were called before, and are still called by those who are used to it.
        ["lanjutkan"] = TicketAction.FinishRepair,
        ["selesaikan"] = TicketAction.Resolve,
        ["tutup"] = TicketAction.Close,
    }.ToFrozenDictionary();

    private static readonly (string Label, TicketAction Action)[] Former =
    [
        ("Kabari pelapor", TicketAction.InformReporter),
        ("Konfirmasi normal", TicketAction.ConfirmWithdrawal),
    ];

    private static readonly TicketAction[] OfOfficers =
    [
        .. HelpdeskSop
            .Exits.Where(exit => exit.By is SopActor.Team or SopActor.Handler or SopActor.Head)
            .Select(exit => exit.Action)
            .Distinct(),
    ];

    // What nobody says who means something else.
    private static readonly TicketAction[] OfReporters = [TicketAction.Reopen, TicketAction.AddInformation];

    private static readonly FrozenSet<string> Beside = "ok oke okay okey siap sip ya iya baik langsung tolong sudah"
        .Split(' ')
        .ToFrozenSet();

    private static readonly FrozenDictionary<string, TicketAction> Within = new (TicketAction Action, string Words)[]
    {
        (TicketAction.Approve, "setuju setujui disetujui approve approved acc terima diterima ambil proses diproses"),
        (TicketAction.Return, "kembalikan dikembalikan balikin balikno balekno tolak ditolak return"),
    }
        .SelectMany(step => step.Words.Split(' ').Select(word => KeyValuePair.Create(word, step.Action)))
        .ToFrozenDictionary();

    private static readonly FrozenSet<string> TakingBack =
        "hapus hapuskan dihapus tarik ditarik cabut dicabut batalkan dibatalkan batal delete undo remove"
            .Split(' ')
            .ToFrozenSet();

    private static readonly FrozenSet<string> Notes = "catatan catatannya note notes".Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> ToNote = "catatan catat note".Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> BesideTakingBack =
        "terakhir tadi barusan saya itu ini yang salah keliru kembali last the back my wrong".Split(' ').ToFrozenSet();

    // "catatan tadi salah, hapus aja"
    private static bool TakesBackNote(IReadOnlyList<string> words) =>
        words.Any(TakingBack.Contains)
        && words.Any(Notes.Contains)
        && words.All(word =>
            TakingBack.Contains(word)
            || Notes.Contains(word)
            || BesideTakingBack.Contains(word)
            || Beside.Contains(word)
            || Vocabulary.Fillers.Contains(word)
        );

    /// <summary>
    /// Nothing but that what was written last is taken back, where it is plain what that was: <c>hapus yg barusan</c>.
    /// </summary>
    public static bool TakesBackLast(string text)
    {
        var words = Tokens.Of(text);
        return words.Any(TakingBack.Contains)
            && words.Any(BesideTakingBack.Contains)
            && words.All(word =>
                TakingBack.Contains(word)
                || Notes.Contains(word)
                || BesideTakingBack.Contains(word)
                || Vocabulary.Fillers.Contains(word)
            );
    }

    /// <summary>The decisions on a new report that a text names among other words, or says that it takes.</summary>
    public static IReadOnlySet<TicketAction> NamedIn(string text)
    {
        var words = Tokens.Of(text);
        var named = words.Where(Within.ContainsKey).Select(word => Within[word]).ToHashSet();
        if (TakesIt().IsMatch(string.Join(' ', words)))
            named.Add(TicketAction.Approve);
        return named;
    }

    [GeneratedRegex(
        @"\bsaya (?:yang |akan |mau |langsung )?(?:kerjakan|mengerjakan|ngerjakan|kerjain|garap|tangani|menangani|nangani|pegang|handle|urus|urusi|ambil)\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex TakesIt();

    /// <summary>Whether words say that the head is not needed, whatever else they say.</summary>
    public static bool DeclinesEscalation(string text) => NoEscalation().IsMatch(string.Join(' ', Tokens.Of(text)));

    // "Tidak bisa diperbaiki, perlu eskalasi" says the opposite: the "not" must be the escalation's own.
    [GeneratedRegex(
        @"\b(?:tidak (?:(?:usah|perlu|butuh|harus|jadi) )?|tanpa )(?:di-?)?(?:eskalasi|escalat\w*)\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex NoEscalation();

    /// <summary>Whether words are nothing but that it goes on: on a repair that waits they end the hold.</summary>
    public static bool MeansToGoOn(string text) =>
        Tokens.Of(text).Where(word => !Beside.Contains(word) && !Vocabulary.Fillers.Contains(word)).ToList()
            is ["lanjut" or "lanjutkan" or "lanjutin"];

    /// <summary>Whether words are nothing but a step's name, and the ticket's ID or the end of it.</summary>
    public static bool NamesOnly(string words, TicketAction step, string code, Texts texts)
    {
        var rest = words
            .Replace(code, "", StringComparison.OrdinalIgnoreCase)
            .Replace(code[^6..], "", StringComparison.OrdinalIgnoreCase);
        return ActionOf(rest, texts, isOfficer: true) == step
            || Tokens
                .Of(rest)
                .Where(word => !Beside.Contains(word) && !Vocabulary.Fillers.Contains(word))
                .SequenceEqual(Tokens.Of(texts.ActionLabel(step)));
    }

    /// <summary>
    /// The step with whose name a text begins, and what stands behind it: <c>tunda sampai senin</c>. Null when it
    /// begins with none.
    /// </summary>
    /// <param name="text">Cleaned words, without the ticket's ID.</param>
    /// <param name="texts">The officer's language.</param>
    public static (TicketAction Step, string Behind)? Leading(string text, Texts texts)
    {
        if (ActionOf(text, texts, isOfficer: true) is { } whole)
            return (whole, "");
        if (SpokenSteps.Read(text) is { } spoken)
            return spoken;
        if (
            text.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries) is [var first, var note]
            && ToNote.Contains(first.ToLowerInvariant())
        )
            return (TicketAction.AddNote, note.Trim(' ', ',', ':'));
        if (
            Tokens.Of(text).Where(word => !Beside.Contains(word) && !Vocabulary.Fillers.Contains(word)) is var rest
            && rest.SequenceEqual(["selesai"])
        )
            return (TicketAction.FinishRepair, "");
        return OfOfficers
            .Select(action => (Action: action, Label: texts.ActionLabel(action)))
            .Where(step =>
                text.StartsWith(step.Label, StringComparison.OrdinalIgnoreCase)
                && text.Length > step.Label.Length
                && text[step.Label.Length] is ' ' or ':' or ',' or '\n'
            )
            .OrderByDescending(step => step.Label.Length)
            .Select(step => ((TicketAction, string)?)(step.Action, Behind(text[step.Label.Length..])))
            .FirstOrDefault();
    }

    private static string Behind(string text) =>
        Tokens.Of(text).All(Vocabulary.Fillers.Contains) ? "" : text.Trim(' ', ',', ':', '.');

    /// <summary>The action that a text names and nothing else, or null.</summary>
    /// <param name="text">Cleaned words.</param>
    /// <param name="texts">The person's language.</param>
    /// <param name="isOfficer">Whether short words count; to a reporter they are small talk. What a reporter says when
    /// the trouble is gone is an officer's note on a repair.</param>
    public static TicketAction? ActionOf(string text, Texts texts, bool isOfficer)
    {
        foreach (var action in Enum.GetValues<TicketAction>().Where(HelpdeskSop.IsOffered))
            if (!(isOfficer && action is TicketAction.Withdraw) && TypedWords.IsLabel(text, texts.ActionLabel(action)))
                return action;
        if (!isOfficer)
            // "buka lagi dong"
            return OfReporters
                .Where(action =>
                    Tokens
                        .Of(text)
                        .Where(word => !Beside.Contains(word) && !Vocabulary.Fillers.Contains(word))
                        .SequenceEqual(Tokens.Of(texts.ActionLabel(action)))
                )
                .Select(action => (TicketAction?)action)
                .FirstOrDefault();
        if (TakesBackNote(Tokens.Of(text)))
            return TicketAction.TakeBackNote;
        foreach (var (label, action) in Former)
            if (TypedWords.IsLabel(text, label))
                return action;
        var spelled = Tokens.Of(text).Where(word => !Vocabulary.Fillers.Contains(word)).ToList();
        if (spelled is ["tidak", "usah" or "perlu"] or ["tidak", "usah" or "perlu", "eskalasi" or "dieskalasi"])
            return TicketAction.DeclineEscalation;
        foreach (var action in OfOfficers)
            if (spelled.Count > 1 && spelled.SequenceEqual(Tokens.Of(texts.ActionLabel(action))))
                return action;
        var words = Tokens
            .Of(text)
            .Where(word => !Beside.Contains(word) && !Vocabulary.Fillers.Contains(word))
            .ToList();
        // "oke bisa ditutup"
        foreach (var action in OfOfficers)
            if (words.Count > 1 && words.SequenceEqual(Tokens.Of(texts.ActionLabel(action))))
                return action;
        return words is [var only] && Short.TryGetValue(only, out var named) ? named : null;
    }
}
