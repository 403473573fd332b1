using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Helpdesk.Core.People;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>Every command, in the menu's order.</summary>
internal static partial class Commands
{
    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<Command> All =
    [
        new ReportCommand(),
        new StatusCommand(),
        new OwnTicketsCommand(),
        new QueueCommand(),
        new TasksCommand(),
        new DecisionsCommand(),
        new FiguresCommand(),
        new ActingHeadCommand(),
        new InviteCommand(),
        new OfficersCommand(),
        new BlockCommand(),
        new OfficesCommand(),
        new DashboardCommand(),
        new AbortCommand(),
        new LinkCommand(),
        new LanguageCommand(),
        new MenuCommand(),
        new OwnDataCommand(),
        new ErasureCommand(),
        new PrivacyCommand(),
        new HelpCommand(),
        new StartCommand(),
    ];

    /// <summary>The commands that someone with these roles has.</summary>
    public static IEnumerable<Command> AvailableTo(Roles roles) =>
        All.Where(command => command.For == Roles.None || (command.For & roles) != 0);

    /// <summary>A command by its word, whoever may use it; null when there is none.</summary>
    public static Command? Named(string word) => All.FirstOrDefault(command => command.Is(word));

    /// <summary>
    /// A command that came without its slash, with what stands behind it, or null. Words that could as well begin a
    /// sentence count only with what the command would have behind it.
    /// </summary>
    public static (Command Command, string Behind)? Typed(string text, Roles roles, DateOnly today)
    {
        var words = text.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return null;
        if (roles.HasFlag(Roles.Staff) && IsWhatTheyHandle(text))
            return (Named(TasksCommand.Word)!, "");
        // Alone, the word of another role's command is that command too: whoever has no right to it is told.
        var named = AvailableTo(roles).FirstOrDefault(command => command.Is(words[0]));
        if ((named ?? (words.Length == 1 ? Named(words[0]) : null)) is not { } command)
            return Asked(text, roles, today);
        var rest = words.ElementAtOrDefault(1)?.Trim() ?? "";
        return rest.Length == 0 || command.Takes(rest, today) ? (command, rest) : Asked(text, roles, today);
    }

    // In a sentence: a list, the figures of a span, or what is to be done before what it is done with.
    private static (Command Command, string Behind)? Asked(string text, Roles roles, DateOnly today)
    {
        if (OnlyNames(text, roles) is { } list)
            return (list, "");
        if ((roles & (Roles.Staff | Roles.Head)) != 0 && AsksForWork(text))
            return (Named(QueueCommand.Word)!, "");
        if (OwnDataCommand.AskedIn(text) is { } own)
            return (Named(OwnDataCommand.Word)!, own);
        if ((roles & (Roles.Staff | Roles.Head)) != 0 && FiguresAskedFor.SpanIn(text, today) is { } span)
            return (Named(FiguresCommand.Word)!, span);
        if (InASentence(text, roles) is { } said)
            return said;
        // "tambah opd Badan Riset"
        return
            text.Split((char[]?)null, 3, StringSplitOptions.RemoveEmptyEntries) is [var verb, var noun, var what]
            && Adding.Contains(verb.ToLowerInvariant())
            && AvailableTo(roles).FirstOrDefault(command => command.Is(noun)) is { } adds
            && adds.Takes($"{OfficesCommand.Add} {what}", today)
            ? (adds, $"{OfficesCommand.Add} {what}")
            : null;
    }

    // "akhiri plh", "siapa plh sekarang?", "buka blokir HD-2611-7K3QXM", "cari opd rogojampi"
    private static (Command Command, string Behind)? InASentence(string text, Roles roles)
    {
        var words = Tokens.Of(text);
        if (roles.HasFlag(Roles.Head) && words.Contains(ActingHeadCommand.Word))
            return (Named(ActingHeadCommand.Word)!, words.Any(Ending.Contains) ? ActingHeadCommand.End : text);
        if ((roles & Roles.AnyAdmin) == 0 || words.Count > LongestSentence)
            return null;
        if (words.Contains(BlockCommand.Word) || words.Contains("diblokir"))
            return (
                Named(BlockCommand.Word)!,
                TicketCode.Find(text, out var code) is TicketCodeReading.Good ? code : ""
            );
        if (OfOfficers(words, roles) is { } officers)
            return (officers, "");
        return words is ["cari" or "lihat" or "cek", OfficesCommand.Word, _, ..]
            ? (Named(OfficesCommand.Word)!, text.Split((char[]?)null, 3, StringSplitOptions.RemoveEmptyEntries)[2])
            : null;
    }

    // "pak andi pindah ke aplikasi saja", "hapus rina dari petugas": the list has the buttons for it. Whoever is staff
    // too may mean a ticket, unless officers are named.
    private static Command? OfOfficers(IReadOnlyList<string> words, Roles roles)
    {
        var named = words.Any(Officers.Contains);
        if (named && words.Any(word => word is "undang" || Adding.Contains(word)))
            return Named(InviteCommand.Word);
        return (named || (!roles.HasFlag(Roles.Staff) && words.Any(OfTeams.Contains))) && words.Any(Moving.Contains)
            ? Named(OfficersCommand.Word)
            : null;
    }

    private static readonly FrozenSet<string> Officers = "petugas staf staff teknisi peran".Split(' ').ToFrozenSet();
    private static readonly FrozenSet<string> OfTeams = "tim aplikasi jaringan".Split(' ').ToFrozenSet();
    private static readonly FrozenSet<string> Moving =
        "hapus dihapus keluarkan dikeluarkan cabut dicabut pindah pindahkan dipindah ganti ubah jadikan"
            .Split(' ')
            .ToFrozenSet();

    private const int LongestSentence = 8;

    private static readonly FrozenSet<string> Ending =
        "akhiri hentikan diakhiri selesai selesaikan cabut batalkan dibatalkan batal end".Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> Adding = "tambah tambahkan tambahin masukkan add"
        .Split(' ')
        .ToFrozenSet();

    // "tiketku apa saja": an officer's tickets are those that they handle; their reports are others.
    private static bool IsWhatTheyHandle(string text)
    {
        var words = Tokens.Of(text);
        return words.Contains("laporan")
            && words.All(word => Vocabulary.Fillers.Contains(word) || Around.Contains(word))
            && Mine().IsMatch(text);
    }

    [GeneratedRegex(@"\btiket(?:ku\b|\s+(?:saya|aku|sy)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mine();

    // "ada kerjaan apa?", "siapa aja yg telat?": what is late stands on top of the queue.
    private static bool AsksForWork(string text)
    {
        var words = Tokens.Of(text);
        return AsksWhatIsOpen().IsMatch(string.Join(' ', words))
            || words.Any(Work.Contains)
                && words.All(word => Work.Contains(word) || Vocabulary.Fillers.Contains(word) || Around.Contains(word));
    }

    [GeneratedRegex(
        @"\bbelum (?:selesai|ditangani|dikerjakan|diproses|digarap)\b.*\b(?:apa|mana|siapa)\b|\b(?:apa|mana|siapa) (?:\S+ ){0,2}belum (?:selesai|ditangani|dikerjakan|diproses|digarap)\b"
            + @"|\bada (?:yang )?(?:telat|terlambat|molor)\b|^semua laporan$|\b(?:pegang|megang) laporan apa\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex AsksWhatIsOpen();

    private static readonly FrozenSet<string> Work =
        "kerjaan kerjaannya pekerjaan garapan gawean telat terlambat molor overdue late".Split(' ').ToFrozenSet();

    // "lihat antrean tiket yg masuk": a list that is asked for politely.
    private static Command? OnlyNames(string text, Roles roles)
    {
        var words = Tokens
            .Of(text)
            .Where(word => !Vocabulary.Fillers.Contains(word) && !Around.Contains(word))
            .ToList();
        return words is [var only] ? AvailableTo(roles).FirstOrDefault(list => list.IsList && list.Is(only)) : null;
    }

    private static readonly FrozenSet<string> Around =
        "lihat cek tampilkan tampilno minta tolong buka laporan masuk ada daftar yang yg apa apaan mana siapa saja aja tiket sekarang sudah saya mau ingin"
            .Split(' ')
            .ToFrozenSet();

    /// <summary>Shows a person what is open of theirs: their reports, or else what they work on.</summary>
    public static async Task ShowOpenAsync(Turn turn, CancellationToken cancellation)
    {
        if (await ShowOwnOpenAsync(turn, cancellation))
            return;
        var word =
            turn.Update.Person.Is(Roles.Staff) ? TasksCommand.Word
            : turn.Update.Roles.HasFlag(Roles.Head) ? DecisionsCommand.Word
            : OwnTicketsCommand.Word;
        // Whoever asks in the middle of a question is asked it again by that, not by the list.
        await Named(word)!.RunAsync(turn, "", cancellation);
    }

    /// <summary>
    /// Shows the person's own reports if any is open: the only one with everything, several as a list. Returns false
    /// when none is.
    /// </summary>
    public static async Task<bool> ShowOwnOpenAsync(Turn turn, CancellationToken cancellation)
    {
        switch (await turn.Lookup.OwnOpenAsync(cancellation))
        {
            case []:
                return false;
            case [var only]:
                await turn.Lookup.ShowAsync(only, withPhotos: false, cancellation);
                return true;
            default:
                await turn.Lists.ShowOwnAsync("", cancellation);
                return true;
        }
    }

    /// <summary>Runs a command, or says why not: it is another role's, or none.</summary>
    public static async Task RunAsync(Turn turn, string word, string rest, CancellationToken cancellation)
    {
        var command = Named(word);
        if (command is not null && AvailableTo(turn.Update.Roles).Contains(command))
        {
            await command.RunAsync(turn, rest, cancellation);
            if (command.AsksAgain)
                await turn.AskAgainAsync(cancellation);
            return;
        }
        turn.Update.Refuse(
            command switch
            {
                { For: Roles.Staff or (Roles.Staff | Roles.Head) } => turn.Texts.OnlyStaff,
                { For: Roles.Head } => turn.Texts.OnlyTheHead,
                { For: Roles.AnyAdmin } => turn.Texts.OnlyAdmins,
                _ => turn.Texts.CommandUnknown,
            }
        );
        if (turn.Message.Tap is null)
            await turn.AskAgainAsync(cancellation);
    }
}
