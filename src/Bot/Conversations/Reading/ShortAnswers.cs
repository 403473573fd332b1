using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Conversations;

/// <summary>Short answers to a question with options, in place of the option's label.</summary>
internal static partial class ShortAnswers
{
    private const int LongestAnswer = 5,
        LongestCourtesy = 8;

    private static readonly FrozenSet<string> Yes = Set(
        "leres ya iya iyaa yo yoi iyo nggeh y yes yup betul benar bener oke ok okay siap sip gas gass setuju boleh nggih inggih kirim kirimkan lanjut sama "
            + "baru laporan pakai pake cocok sesuai"
    );
    private static readonly FrozenSet<string> No = Set("bukan tidak ga gak nggak ngga no tdk mboten enggak gausah");
    private static readonly FrozenSet<string> Done = Set(
        "sudah sdh udah udh wis wes uwis sampun mpun rampung selesai cukup lewati lewat skip done habis itu saja segitu nggih"
    );
    private static readonly FrozenSet<string> Same = Set(
        "ini menika niki punika sama sami podo tadi sebelumnya saya kemarin biasa biasanya this same"
    );
    private static readonly FrozenSet<string> BesideSame = Set(
        "datane datanya diri leres inggih ingkang menika punika niku ngagem nomor nomer nomere lho kok ngene iki no hp telepon telp telpon wa whatsapp yang yg yng aja saja dg dengan kayak seperti kaya spt pak bu min "
            + "mas mbak kak ya yo iyo iya kantor dinas opd instansi number office one the as before ke tadi itu laporan tiket nggih mawon ae iki pakai pake data"
    );
    private static readonly FrozenSet<string> Beside = Set(
        "pak bu min mas mbak kak ya aja saja ae wae yo lah nggih dong deh sih kok itu ini data dulu langsung buat cm cuma nanya tanya lagi lg nih "
            + "foto fotonya gambar ada"
    );

    private static readonly FrozenSet<string> Courtesy = Set(
        "gan bro sis om bos cak kang tante skrg sekarang terima kasih makasih mksh suwun matur nuwun tks thx banyak inggih njih mawon silakan silahkan monggo semua semuanya nak nduk le sampun dipun"
    );
    private static readonly FrozenSet<string> BesideYes = Set("sudah sdh udah udh dah wis wes lapor laporkan", Beside);
    private static readonly FrozenSet<string> BesideNo = Set("jadi salah kirim usah perlu", Beside);
    private static readonly FrozenSet<string> Again = Set("ulang ulangi diulang");
    private static readonly FrozenSet<string> BesideAgain = Set("tulis nulis ketik tak aku saya mau", No, Beside);
    private static readonly FrozenSet<string> Change = Set("ganti ubah diganti diubah gantien ganten");
    private static readonly FrozenSet<string> BesideChange = Set("datanya semua semuanya", No, Beside);
    private static readonly FrozenSet<string> Mistake = Set("salah gpp gapapa abaikan diabaikan abaiin lupakan");
    private static readonly FrozenSet<string> BesideMistake = Set(
        "kirim ketik pencet kamar maaf sorry mohon tolong yang tadi yg td pesan chat jadi tidak ga gak",
        Beside
    );
    private static readonly FrozenSet<string> Add = Set(
        "tambah tambahkan tambahin tambahno gabung gabungkan gabungin add"
    );
    private static readonly FrozenSet<string> Unsure = Set(
        "entah gatau gaktau gtau nggatau ragu bingung lainnya lain keduanya dua-duanya duaduanya duanya dua2nya loro-lorone kabeh semua semuanya both other unsure"
    );
    private static readonly FrozenSet<string> Not = Set("tidak kurang belum not");
    private static readonly FrozenSet<string> Knowing = Set("tahu tau ngerti ngertos paham weruh reti sure yakin");
    private static readonly FrozenSet<string> BesideUnsure = Set(
        "saya yang mana jaringan aplikasi sama dan juga masih lha lho yo dua duanya",
        Not,
        Knowing
    );
    private static readonly FrozenSet<string> Complete = Set("lengkap komplit pas", Done);
    private static readonly FrozenSet<string> BesideComplete = Set(
        "iku niku gih monggo semua semuanya kabeh",
        BesideYes
    );
    private static readonly FrozenSet<string> Send = Set("kirim kirimkan kirimin dikirim send");
    private static readonly FrozenSet<string> BesideSend = Set(
        "laporan laporannya sekarang tolong monggo gih leres leris kados niku",
        Yes,
        BesideYes,
        Courtesy
    );
    private static readonly FrozenSet<string> BesideNewReport = Set(
        "bukan beda lain buat bikin mau jadi jadikan masukkan sebagai itu yang"
    );
    private static readonly FrozenSet<string> Other = Set("beda berbeda");
    private static readonly FrozenSet<string> BesideOther = Set(
        "bukan tidak laporan masalah kendala yang itu sama lagi lain"
    );

    /// <summary>Nothing but that it is to be written again: <c>tulis ulang aja</c>.</summary>
    public static bool WritesAgain(string text) => Is(text, Again, BesideAgain);

    /// <summary>Nothing but yes, where <c>baru</c> or <c>kirim</c> would name something else.</summary>
    public static bool IsPlainYes(string text) => IsYes(text) && !Tokens.Of(text).Any(Naming.Contains);

    private static readonly FrozenSet<string> Naming = Set("baru laporan kirim kirimkan kirimin lanjut");

    /// <summary>Nothing but yes.</summary>
    public static bool IsYes(string text) => Is(text, Yes, BesideYes);

    /// <summary>
    /// Nothing but that it is to be sent, however courteously: <c>sudah benar, kirim</c>, <c>kirim gan</c>.
    /// </summary>
    public static bool IsSend(string text) => Is(text, Send, BesideSend, LongestCourtesy);

    /// <summary>
    /// Nothing but that it is a new report: <c>laporan baru aja ini</c>, or, of what is asked about, <c>yg printer
    /// laporan baru</c>.
    /// </summary>
    /// <param name="text">What was said.</param>
    /// <param name="texts">The person's language.</param>
    /// <param name="about">The words that are asked about.</param>
    public static bool IsNewReport(string text, Texts texts, string? about = null)
    {
        var asked = Tokens.Of(about ?? "");
        var label = Tokens.Of(texts.LabelNewReport);
        var words = Tokens.Of(text).Where(word => !Vocabulary.Fillers.Contains(word)).ToList();
        return label.All(words.Contains)
            && words.All(word =>
                label.Contains(word) || BesideNewReport.Contains(word) || asked.Any(one => IsForm(one, word))
            );
    }

    // "printernya" of "printer".
    private static bool IsForm(string word, string of) => of == word || of == $"{word}nya";

    /// <summary>Nothing but that it is about something else than what it was taken for: <c>bkn ini beda</c>.</summary>
    public static bool IsAnotherMatter(string text)
    {
        var words = Tokens.Of(text).Where(word => !Vocabulary.Fillers.Contains(word)).ToList();
        return words.Any(Other.Contains) && words.All(word => Other.Contains(word) || BesideOther.Contains(word));
    }

    /// <summary>
    /// Whether someone has forgotten what they are asked, or does not see what is meant: <c>tadi ditanya apa ya?</c>
    /// </summary>
    public static bool AsksForTheQuestion(string text) =>
        QuestionForgotten().IsMatch(string.Join(' ', Tokens.Of(text)));

    [GeneratedRegex(
        @"\b(?:tadi |saya )?(?:ditanya|tanya|pertanyaan\w*|disuruh|nanya) (?:\S+ )?apa\b|\blupa\b.*\b(?:ditanya|pertanyaan\w*|tadi apa)\b|^(?:\S+ ){0,2}maksudnya(?: (?:apa|bagaimana|ya|pak|bu|min))*$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex QuestionForgotten();

    /// <summary>Nothing but that what was collected is complete: <c>wis mas iku ae</c>, <c>sudah lengkap</c>.</summary>
    public static bool IsComplete(string text) =>
        IsSend(text) || IsYes(text) || Is(text, Complete, BesideComplete) && !IsNo(text);

    /// <summary>Nothing but no.</summary>
    public static bool IsNo(string text) => Is(text, No, BesideNo);

    /// <summary>Nothing but that it is to be changed: <c>bukan, ganti</c>.</summary>
    public static bool IsChange(string text) => Is(text, Change, BesideChange);

    /// <summary>Nothing but that it was sent by mistake: <c>maaf salah kirim</c>.</summary>
    public static bool IsMistake(string text) => Is(text, Mistake, BesideMistake);

    /// <summary>Nothing but that it is to be added: <c>tambahin aja</c>.</summary>
    public static bool IsAdd(string text) => Is(text, Add, BesideSame);

    /// <summary>Nothing but that there is no more to come.</summary>
    public static bool IsDone(string text) => Is(text, Done) || IsNo(text);

    /// <summary>
    /// Nothing but that there are no photos, or no more: <c>ora duwe foto</c>, <c>ga jadi foto, lanjut</c>.
    /// </summary>
    public static bool IsWithoutPhotos(string text)
    {
        var words = Tokens.Of(text).Where(word => !Vocabulary.Fillers.Contains(word)).ToList();
        return words.Count is > 0 and <= LongestCourtesy
            && words.All(word => OfPhotos.Contains(word) || Done.Contains(word) || Courtesy.Contains(word))
            && !words.All(Courtesy.Contains);
    }

    /// <summary>Nothing but that one needs a moment: <c>eh jgn dulu</c>, <c>bentar foto dulu</c>.</summary>
    public static bool AsksToWait(string text)
    {
        var words = Tokens.Of(text).Where(word => !Vocabulary.Fillers.Contains(word)).ToList();
        return words.Count is > 0 and <= LongestAnswer
            && words.Any(Waiting.Contains)
            && words.All(word => Waiting.Contains(word) || BesideWaiting.Contains(word));
    }

    private static readonly FrozenSet<string> Waiting = Set(
        "bentar sebentar tunggu sek sik sekedap sekedhap ntar jangan jgn mangke mengko wait"
    );
    private static readonly FrozenSet<string> BesideWaiting = Set(
        "eh dulu dikirim kirim foto fotonya fotone gambar ambil cari motret tak mau belum selesai"
    );

    private static readonly FrozenSet<string> OfPhotos = Set(
        "wonten motret memotret fotone tidak ada gada foto fotonya poto potonya gambar punya duwe gadhah gadah ribet repot malas males nanti menyusul nyusul jadi usah perlu lanjut lanjutkan kirim kirimkan laporan sudah selesai lagi nah cukup belum bisa yo"
    );

    /// <summary>
    /// Nothing but that it is the one that we know: <c>nomor yang ini</c>, <c>sama seperti kemarin</c>.
    /// </summary>
    public static bool IsTheSame(string text) => Is(text, Same, BesideSame);

    /// <summary>Nothing but that one can't say, or that it is both: <c>gak tau pak</c>, <c>dua-duanya</c>.</summary>
    public static bool IsNotKnown(string text)
    {
        var words = Tokens.Of(text).Where(word => !Vocabulary.Fillers.Contains(word)).ToList();
        return words.Count is > 0 and <= 5
            && (words.Any(Unsure.Contains) || (words.Any(Not.Contains) && words.Any(Knowing.Contains)))
            && words.All(word => Unsure.Contains(word) || BesideUnsure.Contains(word));
    }

    /// <summary>Nothing but that what is answered is to be taken back: <c>mohon dibatalkan saja</c>.</summary>
    public static bool Withdraws(string text)
    {
        var words = Tokens.Of(text).Where(word => !Vocabulary.Fillers.Contains(word)).ToList();
        return words.Any(Withdrawing.Contains)
            && words.All(word => Withdrawing.Contains(word) || BesideWithdrawing.Contains(word));
    }

    /// <summary>
    /// Nothing but that what is being given is to be dropped: <c>eh salah, batalin aja yg barusan</c>.
    /// </summary>
    public static bool GivesUp(string text)
    {
        var words = Tokens.Of(text).Where(word => !Vocabulary.Fillers.Contains(word)).ToList();
        return words.Any(Withdrawing.Contains)
            && words.All(word =>
                Withdrawing.Contains(word) || BesideWithdrawing.Contains(word) || BesideGivingUp.Contains(word)
            );
    }

    private static readonly FrozenSet<string> BesideGivingUp = Set(
        "eh salah keliru tidak jadi barusan baru semua lapor"
    );
    private static readonly FrozenSet<string> Withdrawing = Set(
        "batal batalkan dibatalkan cabut dicabut tarik ditarik hapus dihapus cancel withdraw"
    );
    private static readonly FrozenSet<string> BesideWithdrawing = Set("laporan tolong minta bisa kembali dulu");

    /// <summary>Whether words take back what they answer, rather than answer it: <c>eh salah pencet</c>.</summary>
    public static bool TakesBack(string text) => TakingBack().IsMatch(string.Join(' ', Tokens.Of(text)));

    /// <summary>
    /// Whether words take back something that was done: <c>maaf ga jadi dikembalikan</c>, <c>keliru tutup</c>.
    /// </summary>
    public static bool TakesBackWhatWasDone(string text) => Undoing().IsMatch(string.Join(' ', Tokens.Of(text)));

    [GeneratedRegex(
        @"\b(?:keliru|salah|tidak jadi|batal|batalkan|tarik|urungkan)\b.*\b(?:kembali\w*|dikembalikan|pengembalian|nutup|tutup|ditutup|penutupan|eskalasi|pencet|tekan|setuju\w*)\b|"
            + @"\b(?:buka|dibuka) (?:lagi|kembali)\b|\b(?:dikembalikan|ditutup|tutup)\b.*\b(?:keliru|salah)\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Undoing();

    [GeneratedRegex(
        @"^(?:(?:lho|lha|waduh|aduh|wah) )?eh\b|^(?:lho|lha|waduh|aduh|wah) (?:jangan|sebentar|tunggu)\b|"
            + @"^tidak jadi\b|\bsalah (?:pencet|tekan|klik|pilih|tombol)\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex TakingBack();

    private static bool Is(string text, FrozenSet<string> set) => Is(text, set, Beside);

    private static bool Is(string text, FrozenSet<string> set, FrozenSet<string> beside, int longest = LongestAnswer)
    {
        var words = text.ToLowerInvariant()
            .Split([' ', ',', '.', '!', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Length > 0
            && words.Length <= longest
            && words.Any(set.Contains)
            && words.All(word => set.Contains(word) || beside.Contains(word));
    }

    private static FrozenSet<string> Set(string words, params IEnumerable<FrozenSet<string>> others) =>
        words.Split(' ').Concat(others.SelectMany(other => other)).ToFrozenSet();
}
