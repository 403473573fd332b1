using System.Text.RegularExpressions;
using Helpdesk.Core.Sop;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// The steps that officers say in a sentence rather than by their label: <c>untuk pelapor: besok dipasang</c>,
/// <c>oper ke Rina</c>, <c>ini harusnya aplikasi</c>.
/// </summary>
internal static partial class SpokenSteps
{
    private static readonly (Func<Regex> Way, TicketAction Step)[] Ways =
    [
        (InformsReporter, TicketAction.InformReporter),
        (AsksReporter, TicketAction.AskReporter),
        (NamesCategory, TicketAction.ChangeCategory),
        (IsOfAnotherCategory, TicketAction.ChangeCategory),
        (HandsOver, TicketAction.HandOver),
        (Holds, TicketAction.Hold),
        (Notes, TicketAction.AddNote),
        (FinishesAndCloses, TicketAction.FinishRepair),
    ];

    /// <summary>The step that a text begins with, and what is said for it; null when it begins with none.</summary>
    /// <param name="text">Cleaned words, without a ticket's ID.</param>
    public static (TicketAction Step, string Said)? Read(string text)
    {
        foreach (var (way, step) in Ways)
            if (way().Match(text) is { Success: true } found)
                return (step, found.Groups["said"].Value.Trim(' ', ',', ':', '.', '-', '–', '\n'));
        return null;
    }

    /// <summary>
    /// The step that a text names behind what it is about: <c>wifi tunda dulu sampai jumat</c>, <c>printer selesai</c>.
    /// It may as well tell what was done: it is to be asked. Null when it names none.
    /// </summary>
    /// <param name="text">Cleaned words.</param>
    public static (TicketAction Step, string Said)? Within(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var before = 1; before <= Math.Min(MostBefore, words.Length - 1); before++)
            if (
                Read(string.Join(' ', words.Skip(before))) is
                (TicketAction.Hold or TicketAction.HandOver or TicketAction.ChangeCategory, { Length: > 0 }) spoken
            )
                return spoken;
        var said = string.Join(' ', Tokens.Of(text));
        return GoesOn().IsMatch(said) ? (TicketAction.Resume, text)
            : IsDone().IsMatch(said) && !IsNotDone().IsMatch(said) ? (TicketAction.FinishRepair, text)
            : null;
    }

    private const int MostBefore = 3;

    [GeneratedRegex(@"^(?:lanjut|lanjutkan|teruskan|terusin)\b", RegexOptions.CultureInvariant)]
    private static partial Regex GoesOn();

    [GeneratedRegex(@"\b(?:selesai|normal lagi|normal kembali)\b", RegexOptions.CultureInvariant)]
    private static partial Regex IsDone();

    [GeneratedRegex(
        @"\b(?:belum|tidak|kapan|nanti|besok|kalau|semoga|target|biar|supaya|agar|sebelum|setelah)\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex IsNotDone();

    private const RegexOptions Spoken =
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline;

    // "info pelapor kabelnya putus" is what the reporter has said: to somebody needs its preposition, or a colon.
    [GeneratedRegex(
        @"^(?:tolong\s+)?(?:(?:untuk|utk|buat|ke|kpd|for)\s+(?:the\s+)?(?:pelapor|reporter)(?:nya)?\s*[:,\-–]"
            + @"|(?:kabari|kabarin|beri\s?tahu|kasih\s?ta[hu]u?|kasi\s?ta[hu]u?|tell)\s+(?:ke\s+|the\s+)?(?:pelapor|reporter)(?:nya)?\b"
            + @"|(?:info|infokan|bilang|bilangin|sampaikan|sampein|balas)\s+(?:ke|kpd|kepada)\s+pelapor(?:nya)?\b"
            // The reporter by name.
            + @"|(?:bilang|bilangin|sampaikan|sampein|kabari|kabarin|infokan|beri\s?tahu|kasih\s?ta[hu]u?|balas)\s+(?:(?:ke|kpd|kepada)\s+)?(?:pak|bu|bapak|ibu|mas|mbak)\s+\p{L}+)"
            + @"[\s:,\-–]*(?:(?:kalau|klo|kalo|bahwa|that)\s+)?(?<said>.+)$",
        Spoken
    )]
    private static partial Regex InformsReporter();

    // "tanya pelapor, katanya sudah nyala" tells what has been asked already: a question has its mark, or a colon.
    [GeneratedRegex(
        @"^(?:tolong\s+)?(?:tanya|tanyakan|tanyain|tanyai|takon|ask)\s+(?:ke\s+|the\s+)?(?:pelapor|reporter)(?:nya)?"
            + @"(?:\s*:\s*(?<said>.+)|[\s,\-–]+(?<said>.+\?))\s*$",
        Spoken
    )]
    private static partial Regex AsksReporter();

    [GeneratedRegex(
        @"^(?:tolong\s+)?(?:ganti|ubah|pindah(?:kan|in)?|alih(?:kan)?|change|move)\s+(?:(?:saja|aja|the)\s+)?"
            + @"(?:(?:kategori(?:nya)?|tim|category)\s+)?(?:(?:ke|jadi|menjadi|to)\s+)?(?:(?:tim|kategori|bidang)\s+)?"
            + @"(?<said>aplikasi|jaringan|applications?|network)(?:\s+(?:saja|aja|ya|pak|bu|mas|mbak))*[.!]?$",
        Spoken
    )]
    private static partial Regex NamesCategory();

    [GeneratedRegex(
        @"^(?:(?:salah|keliru)\s+kategori[\s,]+)?(?:ini|itu|tiket\s+ini)?\s*(?:se)?(?:harus|mesti)nya\s+"
            + @"(?:masuk\s+|ke\s+|kategori\s+|tim\s+)*(?<said>aplikasi|jaringan)(?:[\s,]+bukan\s+\w+)?[.!]?$"
            + @"|^(?:itu\s+|ini\s+)?kategori(?:nya)?\s+(?:salah|keliru)[\s,]+(?:(?:se)?(?:harus|mesti)nya|yang\s+benar)\s+(?<said>aplikasi|jaringan)[.!]?$"
            + @"|^(?:salah|keliru)\s+kategori[\s,]+(?:ini|itu)?\s*(?:tim\s+)?(?<said>aplikasi|jaringan)[.!]?$",
        Spoken
    )]
    private static partial Regex IsOfAnotherCategory();

    [GeneratedRegex(
        @"^(?:tolong\s+)?(?:serahkan|serahin|oper|operkan|lempar|lemparkan|limpahkan|alihkan|hand\s?over)\s+"
            + @"(?:(?:saja|aja|dulu|ini|tiket(?:nya)?|it)\s+)*(?:(?:yang|yg)\s+(?:\S+\s+){1,4}?)?(?:ke|kepada|pada|to)\s+(?<said>.+)$",
        Spoken
    )]
    private static partial Regex HandsOver();

    [GeneratedRegex(
        @"^(?:tolong\s+|saya\s+|tak\s+)?(?:tunda|ditunda|pending|dipending|hold)\b[\s,:]*(?:(?:dulu|dl|aja|saja)\b[\s,:]*)*(?<said>.*)$",
        Spoken
    )]
    private static partial Regex Holds();

    [GeneratedRegex(@"^catatan\s+(?:(?:untuk|utk)\s+)?internal\b[\s:,\-–]*(?<said>.+)$", Spoken)]
    private static partial Regex Notes();

    [GeneratedRegex(
        @"^(?:perbaikan(?:nya)?\s+)?(?:sudah\s+|udah\s+)?selesai\s*(?:,|dan|&|lalu)?\s*(?:bisa\s+|tolong\s+)?(?:di)?tutup(?:\s+(?:saja|aja|ya|tiketnya))*[.!]?$",
        Spoken
    )]
    private static partial Regex FinishesAndCloses();
}
