using System.Text.RegularExpressions;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// Tells what words are that nobody asked for. Whatever names a trouble is a problem, however politely it begins;
/// "nothing but" means that: thanks with a trouble behind them are no thanks. Never used on the answer to an open
/// question.
/// </summary>
internal static partial class Utterances
{
    private static readonly string[] Overcome = ["masalah", "kendala", "gangguan", "problem", "trouble", "kesulitan"];

    private const int LongestPlea = 8,
        EnoughWords = 5,
        LongestSolved = 14,
        LongestQuestion = 12,
        ContentWords = 2,
        ContentOfAQuestion = 4;

    /// <summary>Reads a text.</summary>
    public static Utterance Read(string text)
    {
        if (!TypedWords.Readable(text))
            return IsThumb(text) ? Utterance.Nod : Utterance.Nothing;
        var words = Tokens.Of(text);
        var line = string.Join(' ', words);
        var meaning = words.Where(word => !Vocabulary.Fillers.Contains(word)).ToList();
        bool Only(IReadOnlySet<string> set) => meaning.All(set.Contains);
        bool Any(IReadOnlySet<string> set) => meaning.Any(set.Contains);
        if (meaning.Count == 0)
            // "min", "gan": somebody calls.
            return words.Any(Vocabulary.Greetings.Contains) || words.All(Vocabulary.Callings.Contains)
                ? Utterance.Greeting
                : Utterance.Nod;
        if (Only(Vocabulary.Nods))
            return Utterance.Nod;
        if (Only(Vocabulary.Greetings) || line is "apa kabar")
            return Utterance.Greeting;
        if (
            WithoutNames(words, meaning).All(word => IsPolite(word) || Vocabulary.BesideThanks.Contains(word))
            && Any(Vocabulary.Thanks)
        )
            return SaysDone().IsMatch(line) ? Utterance.Solved : Utterance.Thanks;
        if (meaning.All(word => word is "laporan" or "lagi" or "baru") && Reports().IsMatch(text))
            return Utterance.WantsToReport;
        return OfContent(line, words, meaning);
    }

    /// <summary>Whether a text says by itself that it is a report: <c>mau lapor printer macet</c>.</summary>
    public static bool BeginsReport(string text) =>
        Read(text) is Utterance.Problem && SaysItReports().IsMatch(text.ToLowerInvariant());

    [GeneratedRegex(
        @"^(?:\S+ ){0,2}(?:mau|ingin|pengen|arep|izin|ijin) (?:lapor|melapor|melaporkan|ngelapor)\b|^(?:melaporkan|lapor)\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex SaysItReports();

    /// <summary>Whether a text is long enough to say something, and asks nothing.</summary>
    public static bool Tells(string text)
    {
        var words = Tokens.Of(text);
        return words.Count > EnoughWords
            && !text.Contains('?', StringComparison.Ordinal)
            && !IsQuestion().IsMatch(string.Join(' ', words));
    }

    /// <summary>
    /// Whether a question or a plea about a report says something besides, in a part of it that asks nothing: then it
    /// is answered, and the words are kept all the same.
    /// </summary>
    public static bool SaysMore(string text) =>
        text.Split([',', '.', ';', ':', '\n', '!', '?'], StringSplitOptions.RemoveEmptyEntries)
            .Any(part =>
                Tokens.Of(part) is var words
                && words.Count(IsContent)
                    >= (IsQuestion().IsMatch(string.Join(' ', words)) ? ContentOfAQuestion : ContentWords)
            );

    /// <summary>Whether a text names something that a helpdesk looks after, whatever it says of it.</summary>
    public static bool NamesAThing(string text) => Tokens.Of(text).Any(Vocabulary.Things.Contains);

    /// <summary>Whether a text asks something, beside that it waits: <c>ditunggu bu kadis</c> does not.</summary>
    public static bool Interrogates(string text) =>
        text.Contains('?', StringComparison.Ordinal) || Interrogative().IsMatch(string.Join(' ', Tokens.Of(text)));

    [GeneratedRegex(
        @"\b(?:kapan|apa|apakah|mana|dimana|siapa|bagaimana|berapa|belum|kok|kenapa|status|kabar|cek|progres\w*|perkembangan\w*|kelanjutan\w*|giliran|estimasi|kepastian|kejelasan|any|what|when|how|news)\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Interrogative();

    /// <summary>Whether a text wants it to go faster.</summary>
    public static bool Urges(string text) => Tokens.Of(text).Any(Vocabulary.Urging.Contains);

    /// <summary>Whether a text says that a trouble is still there, or has come back.</summary>
    public static bool SaysAgain(string text) =>
        Read(text) switch
        {
            Utterance.StillBroken => true,
            Utterance.Problem => ComesBack().IsMatch(string.Join(' ', Tokens.Of(text))),
            _ => false,
        };

    // "makasih ya mas andi": who is thanked, behind what one is called by.
    private static IEnumerable<string> WithoutNames(IReadOnlyList<string> words, IReadOnlyList<string> meaning)
    {
        var names = words
            .Zip(words.Skip(1))
            .Where(pair => pair.First is "pak" or "bu" or "mas" or "mbak" or "kak" && !Vocabulary.Knows(pair.Second))
            .Select(pair => pair.Second)
            .ToList();
        return meaning.Except(names);
    }

    [GeneratedRegex(@"\bsudah\b.*\bselesai\b|\bsudah (?:lancar|baik|bagus)\b", RegexOptions.CultureInvariant)]
    private static partial Regex SaysDone();

    private static bool IsContent(string word) =>
        !Vocabulary.Fillers.Contains(word)
        && !Vocabulary.BesideQuestions.Contains(word)
        && !Vocabulary.Pleas.Contains(word)
        && !IsPolite(word)
        && !word.All(char.IsAsciiDigit);

    private static Utterance OfContent(string line, IReadOnlyList<string> words, IReadOnlyList<string> meaning)
    {
        var names = words.Any(Vocabulary.Things.Contains);
        var troubled = IsTroubled(line, words);
        // "Laporan bulanan di Dapodik dobel, tolong bantu hapus" is a report of trouble.
        if (Cancels().IsMatch(line) && !(names && troubled) && words.Count <= LongestQuestion)
            return Utterance.CancelReport;
        if (WantsToReport().IsMatch(line) && !troubled && words.Count <= LongestPlea)
            return Utterance.WantsToReport;
        if (
            Works().IsMatch(line)
            && !Asks().IsMatch(line)
            && !IsPlainlyTroubled(line, words)
            && words.Count <= LongestSolved
        )
            return Utterance.Solved;
        // "Kantor tutup jam 2": the reporter's own office, and until when to come.
        if (
            AsksForHours().IsMatch(line)
            && !troubled
            && words.Count <= LongestQuestion
            && !ClosesAt().IsMatch(line)
            // "Buka blokir situs di jaringan kantor" is work.
            && !(names && WantsWork(words))
            && !AsksHowFar().IsMatch(line)
        )
            return Utterance.OfficeHours;
        if (AsksWho().IsMatch(line) && !troubled)
            return Utterance.AskOfficer;
        if (StillNotPlainly().IsMatch(line) && !names)
            return Utterance.StillBroken;
        if (AsksHowFar().IsMatch(line) && !(troubled && names && !IsAboutAReport().IsMatch(line)))
            return Utterance.Progress;
        if (meaning.All(word => Vocabulary.Pleas.Contains(word) || IsPolite(word)) && words.Count <= LongestPlea)
            return Utterance.Plea;
        if (StillNot().IsMatch(line) && !names)
            return Utterance.StillBroken;
        if (troubled || (names && (WantsWork(words) || words.Count >= EnoughWords)))
            return Utterance.Problem;
        return Utterance.Unclear;
    }

    private static bool IsPolite(string word) =>
        Vocabulary.Greetings.Contains(word) || Vocabulary.Nods.Contains(word) || Vocabulary.Thanks.Contains(word);

    private static bool IsTroubled(string line, IReadOnlyList<string> words) =>
        (words.Any(Vocabulary.Troubles.Contains) && !line.Contains("jangan lupa", StringComparison.Ordinal))
        || DoesNotWork().IsMatch(line);

    // "The problem is solved" names a trouble only to say that it is over.
    private static bool IsPlainlyTroubled(string line, IReadOnlyList<string> words) =>
        words.Any(word => Vocabulary.Troubles.Contains(word) && !Overcome.Contains(word))
        || DoesNotWork().IsMatch(line);

    private static bool WantsWork(IReadOnlyList<string> words) =>
        words.Any(Vocabulary.Works.Contains)
        || words.Contains("tolong")
        || words.Contains("mohon")
        || words.Contains("bantu");

    [GeneratedRegex(
        @"\b(?:lagi|kembali|masih|tetap|terulang|berulang|kambuh|again|still)\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex ComesBack();

    private static bool IsThumb(string text) =>
        text.Length > 0
        && text.EnumerateRunes()
            .All(rune =>
                rune.Value is 0x1F44D or 0x2705 or 0x1F64F or 0x1F44C or 0xFE0F or (>= 0x1F3FB and <= 0x1F3FF)
            );

    // A "not" before what things do, with a word or two between.
    [GeneratedRegex(
        @"\b(?:tidak|belum|susah|sulit|sukar|angel|gabisa|gbs|gakbisa|gabs|nggabisa|unable|tidak_bisa)\b(?: \S+){0,2} "
            + @"(?:bisa|mau|muncul|jalan|nyala|hidup|nyambung|konek|connect|connected|terhubung|tersambung|terbaca|kebaca|"
            + @"terdeteksi|kedetek|detect|keluar|masuk|respon|merespon|merespons|responding|berfungsi|fungsi|aktif|normal|stabil|"
            + @"sinkron|cocok|sesuai|lancar|terkirim|kekirim|diterima|terbuka|kebuka|dibuka|dapat|tampil|berubah|ada|kuat|load|"
            + @"diakses|akses|login|dingge|dipakai|dipake|digunakan|dianggo|kedengaran|terdengar|jelas|work|working|open|print|send|load|available|reach|access|log)\b"
            + @"|\b(?:gabisa|gbs|gabs|gakbisa|tidakbisa|unable|gaisa|gabia)\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex DoesNotWork();

    [GeneratedRegex(
        @"\b(?:sudah|alhamdulillah|akhirnya|syukur|now|works|working|is back|back to normal|solved|fixed)\b.*\b(?:bisa|normal|lancar|selesai|nyala|hidup|jalan|konek|mau|ngeprint|good|bagus|"
            + @"connect|oke|ok|aman|kembali|mapan|again|back|fine|teratasi|tertangani|membaik|berfungsi|kebuka|terbuka|now|works|fixed|working|solved|jernih)\b"
            + @"|^all good\b|^(?:\S+ ){0,4}(?:works|working|fixed|solved|teratasi|normal lagi|normal kembali|lancar lagi|lancar kembali|bisa lagi|nyala lagi|aman sekarang)\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Works();

    [GeneratedRegex(
        @"\b(?:masih|belum|tidak|kok)\b.*\b(?:sama|bisa|perubahan|berubah|begitu|gitu|ngono|error|eror|rusak|mati|begini|gini|ngene|normal|mari|bener|"
            + @"same|working|fixed|works|lemot|gagal|ada|bermasalah|terulang|kayak|seperti|kaya|mau|podo)\b|\b(?:kambuh|sama saja|podo ae|sami mawon|balik lagi|muncul lagi|no change|same problem)\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex StillNot();

    [GeneratedRegex(
        @"\b(?:belum|masih tidak|masih belum) (?:bisa|mau|normal|nyala|jalan|konek|berubah|work|working|fixed)\b|\b(?:dibuka|buka) (?:lagi|kembali)\b|\bmasih sama\b|\bsame problem\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex StillNotPlainly();

    [GeneratedRegex(
        @"^(?:\S+ ){0,3}(?:mau|ingin|pengen|pingin|hendak|bade|arep|want to|bikin|buat|izin) (?:\S+ )?laporan(?: (?:lagi|pak|bu|min|dong|ya|baru|kendala|satu|lain|dulu|nggih|mas|mbak|kak))*$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex WantsToReport();

    // "Laporan" alone may be one that is there already.
    [GeneratedRegex(@"\blapor\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reports();

    [GeneratedRegex(@"\b(?:kapan|belum|apakah|berapa|mana|tolong|mohon)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Asks();

    [GeneratedRegex(
        @"\b(?:kapan|belum|apakah|apa|berapa|mana|bagaimana|kenapa|siapa|status|kabar|cek|tolong|mohon|minta|lama|giliran|ditunggu\w*|menunggu|"
            + @"nunggu\w*|dipercepat|percepat|cepat\w*|segera|prioritas\w*|diprioritaskan|kelanjutan\w*|perkembangan\w*|progres\w*|tindak|kepastian|kejelasan|estimasi|"
            + @"any|what|when|how|news|hurry)\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex IsQuestion();

    [GeneratedRegex(
        @"\b(?:batal|batalkan|dibatalkan|membatalkan|mbatalkan|cabut|dicabut|mencabut|tarik|ditarik|menarik|hapus|hapuskan|dihapus|cancel|withdraw|abaikan)\b.*\b(?:laporan)\b"
            + @"|\blaporan\b.*\b(?:batal|batalkan|dibatalkan|cabut|dicabut|tarik|ditarik|hapus|dihapus|tidak jadi|cancel|cancelled|abaikan|diabaikan)\b|\b(?:tidak jadi|urung) (?:\S+ ){0,2}laporan\b|^(?:\S+ ){0,2}(?:batalkan|batal|cancel) (?:aja|saja|yang|dulu|ya|semua)\b|\b(?:tidak usah|urungkan|batalkan)\b.*\blaporan\b|\blaporan\b.*\b(?:urungkan|tidak usah)\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Cancels();

    [GeneratedRegex(
        @"\b(?:jam|buka|tutup|open|closed|hours)\b.*\b(?:kerja|kantor|layanan|pelayanan|operasional|buka|tutup|open|close|office|helpdesk|istirahat)\b"
            + @"|\b(?:helpdesk|layanan|kantor|office|pelayanan)\b.*\b(?:jam|buka|tutup|libur|open|closed)\b|\b(?:buka|tutup) jam\b|\b(?:buka|tutup)\b.*\bjam berapa\b|\bjam (?:\S+ )?(?:buka|tutup)\b|\b(?:office|opening|working) hours\b|\bada (?:layanan|pelayanan)\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex AsksForHours();

    [GeneratedRegex(@"\b(?:tutup|buka) (?:sampai )?jam \d", RegexOptions.CultureInvariant)]
    private static partial Regex ClosesAt();

    [GeneratedRegex(
        @"\b(?:siapa|sinten|sopo|nomor|nomer|no|kontak|contact|hubungi|dihubungi|menghubungi|bicara|ngobrol|telepon|telp|telpon|call|speak|talk|who|whos|wa|japri|hp|sambungkan|disambungkan|hubungkan|dihubungkan|ngomong|ketemu|chat)\b.*"
            + @"\b(?:petugas|petugasnya|teknisi|teknisinya|admin|adminnya|cs|operator|operatornya|orang|orangnya|manusia|staf|staff|penanggung|pj|pic|menangani|nangani|ditangani|pegang|megang|memegang|dipegang|mengerjakan|ngerjakan|kerjakan|ngurus|mengurus|handle|handling|technician|officer|someone|human|person|it)\b"
            + @"|\b(?:nangani|menangani|pegang|dipegang|memegang|handle|urus|ditangani|menghubungi|hubungi) (?:\S+ ){0,3}(?:siapa|sinten|sopo)\b|\bnamanya (?:siapa|sinten|sopo)\b|\b(?:siapa|sinten|sopo) namanya\b|\b(?:petugas|teknisi|pic)\b.*\b(?:siapa|sinten|sopo|nomor|nomer|kontak|nomernya|nomornya|namanya|hp|wa)\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex AsksWho();

    [GeneratedRegex(
        @"\bkapan\b.*\b(?:selesai|dikerjakan|diperbaiki|datang|ditangani|bisa|mau|jadi|giliran|nyala|normal|ditindak\w*|petugas|teknisi|diproses|dibenerin|kami|dicek|cek|hidup|lancar|ready|will|finished|be|kesini|ke|dibetulkan|ada)\b"
            + @"|^(?:\S+ ){0,2}kapan(?: \S+){0,2}$|\bsampai (?:mana|dimana|tahap)\b|\b(?:tahap|urutan|antrian|antrean)\b.*\b(?:apa|berapa|mana|kami|saya|kapan)\b"
            + @"|\b(?:perkembangan|progres|progress|kelanjutan|tindak lanjut|ditindaklanjuti|tindaklanjut|kejelasan|kepastian|estimasi|dipastikan)\w*"
            + @"|\b(?:sudah|apakah|apa|bagaimana|status|kabar|cek|mana|laporan|hasil)\b.*\blaporan\b|\blaporan\b.*\b(?:bagaimana|sudah|belum|kapan|status|kabar|diproses|direspon\w*|dipercepat|diprioritaskan|ditangani|dikerjakan|selesai|sampai|mana)\b"
            + @"|\b(?:status|kabar)\b.*\blaporan\b|^kabar(?: \S+){0,3}$|^(?:\S+ ){0,2}kabar(?: \S+){0,1}$|\b(?:belum|tidak) ada (?:kabar|yang|tindak|respon|tanggapan|jawaban|progres|petugas|teknisi|tindakan)\b"
            + @"|\bsudah (?:(?:selesai|ada|bisa|jadi|di\w+|laporan|sampai|mari|beres|ke|kesini|saya|kami|pak|min|nyala|normal) ){0,3}belum\b"
            + @"|\b(?:dikerjakan|ditangani|diperbaiki|dibenerin|dibetulkan|selesai|diproses|direspon\w*|dibenahi|didandani|ditanggapi|diurus|dicek|datang|ditindak|digarap)\b.*\b(?:belum|kapan|tidak)\b"
            + @"|\bbelum\b.*\b(?:dikerjakan|ditangani|diperbaiki|dibenerin|dibetulkan|selesai|diproses|direspon\w*|dibenahi|datang|ditanggapi|diurus|dicek|ditindak\w*|juga|digarap)\b"
            + @"|\b(?:berapa|masih|kok|bagaimana) lama\b|\bbagaimana kabar\b|\blama (?:tidak|kah|banget|bgt|sekali|amat|nunggu\w*|menunggu)\b|\b(?:dipercepat|percepat|diprioritaskan|prioritaskan|cepetan|cepatan|buruan|segera diselesaikan|segera ditangani|segera selesai|ditunggu|ditungguin|nunggu|menunggu|nunggunya|nungguin|hurry)\b"
            + @"|^(?:mau |tolong |mohon )?(?:cek|lihat|tanya) status(?: (?:aja|saja|dong|min|pak|bu|ya|kak|mas|mbak|dulu))*$"
            + @"|^(?:(?:yang|punya) )?(?:kemarin|tadi|saya|wingi|itu) (?:itu |tadi )?bagaimana(?: \S+){0,2}$|^bagaimana(?: (?:yang|kemarin|tadi|itu|punya|saya|ini|pak|bu|ya|min|mas|mbak)){0,4}$"
            + @"|\b(?:bisa|akan)\b.*\bselesai\b|\bany (?:kabar|progress|news|response)\b|\b(?:kabar|progress|status) (?:on|of)\b|\bsudah berapa\b|\bgiliran (?:kami|saya|kita)\b|\bjadi (?:datang|diperbaiki|dikerjakan)\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex AsksHowFar();

    [GeneratedRegex(
        @"\blaporan (?:saya|kami|yang|nomor|tadi|kemarin|itu|wingi|tentang)\b|\b(?:progres|progress|kelanjutan\w*|tindak lanjut)\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex IsAboutAReport();
}
