using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Helpdesk.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Tests;

/// <summary>Whatever people send gets a clear answer, and nothing that they gave is lost.</summary>
public sealed class Bad_input : IAsyncLifetime
{
    private TelegramServer _server = null!;
    private RunningBot _bot = null!;
    private SopScript _script = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TelegramServer.StartAsync();
        _bot = await RunningBot.StartAsync(_server);
        _script = new SopScript(_server);
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_server.Api.Faults);
        await _bot.DisposeAsync();
        await _server.DisposeAsync();
    }

    private TelegramPhone Sari => _script.Reporter;

    [Theory]
    [
        InlineData("halo"),
        InlineData("Selamat pagi Pak"),
        InlineData("ok"),
        InlineData("Assalamualaikum"),
        InlineData("👍👍👍")
    ]
    [
        InlineData("baik pak terima kasih banyak"),
        InlineData("iya pak sudah"),
        InlineData("mantap sekali pelayanannya"),
        InlineData("Tutup tiket"),
        InlineData("Batalkan laporan")
    ]
    public async Task A_greeting_thanks_or_a_label_starts_no_report(string text)
    {
        await Sari.Say(text, "");
        await using var db = _bot.Db();
        Assert.Empty(await db.Conversations.ToListAsync());
    }

    [Fact]
    public async Task A_first_message_that_describes_a_problem_starts_a_report_with_it_kept()
    {
        await Sari.Say("Halo, internet di kantor kami mati sejak tadi pagi", "Kendalanya pada");
        await Sari.Press("Jaringan", "Siapa nama");
        await Sari.Say("Sari", "Dari OPD");
        await Sari.Say("dinkes", "nomor telepon");
        await Sari.Say("081234567890", "Di mana");
        await Sari.Say("Lantai 2", "Ada foto?");
        await Sari.Press("Lewati", "Uraian: Halo, internet di kantor kami mati sejak tadi pagi");
    }

    [Fact]
    public async Task A_first_message_that_is_a_photo_with_a_caption_starts_a_report_with_both_kept()
    {
        Sari.Phone.SendPhoto(SamplePhotos.Jpeg(1), "Layar e-Office galat 500");
        await Sari.Expect("Kendalanya pada");
        await Sari.Press("Aplikasi", "Siapa nama");
        await Sari.Say("Sari", "Dari OPD");
        await Sari.Say("dinkes", "nomor telepon");
        await Sari.Say("081234567890", "Aplikasi apa");
        await Sari.Say("e-Office", "Foto diterima (1");
        Assert.Contains("[Selesai]", Sari.Screen());
        var summary = await Sari.Press("Selesai", "Mohon diperiksa");
        Assert.Contains("Layar e-Office galat 500", summary.Text);
        Assert.Contains("Foto: 1", summary.Text);
    }

    [Fact]
    public async Task Markup_scripts_and_other_alphabets_survive_in_every_field()
    {
        await _script.SetUpPeople();
        const string nasty = "<b>&*_[]()~`>#+-=|{}.! ‮مرحبا 你好 👩‍💻";
        await Sari.Say("/lapor", "Kendalanya pada");
        await Sari.Press("Jaringan", "Siapa nama");
        await Sari.Say($"Sari {nasty}", "Dari OPD");
        await Sari.Say($"Kantor {nasty}", "belum ada di daftar");
        await Sari.Press("Pakai yang saya ketik", "nomor telepon");
        await Sari.Say("081234567890", "Di mana");
        await Sari.Say($"Lantai {nasty}", "Apa yang terjadi");
        await Sari.Say($"Mati {nasty}", "Ada foto?");
        await Sari.Press("Lewati", "Mohon diperiksa");
        var id = SopScript.IdIn((await Sari.Press("Kirim laporan", "Laporan diterima")).Text!);
        var card = await _script.Staff.Expect(id);
        Assert.Contains("<b>&*_[]()~`>#+-=|{}.! مرحبا 你好 👩‍💻", card.Text);
    }

    [Theory]
    [
        InlineData("🙃🙃🙃", "belum berisi kata-kata"),
        InlineData("‮‬", "belum berisi kata-kata"),
        InlineData("x", "lebih lengkap")
    ]
    public async Task A_name_without_words_is_asked_for_again(string name, string answer)
    {
        await Sari.Say("/lapor", "Kendalanya pada");
        await Sari.Press("Jaringan", "Siapa nama");
        Assert.Contains("Siapa nama", (await Sari.Say(name, answer)).Text);
    }

    [Fact]
    public async Task Ten_thousand_characters_are_told_with_the_limit_and_the_question_stays()
    {
        await Sari.Say("/lapor", "Kendalanya pada");
        await Sari.Press("Jaringan", "Siapa nama");
        var answer = await Sari.Say(new string('a', 10_000), "Terlalu panjang: 10.000 karakter");
        Assert.Contains("150", answer.Text);
        await Sari.Say("Sari", "Dari OPD");
    }

    [Fact]
    public async Task A_phone_number_that_is_none_is_told_with_an_example()
    {
        await Sari.Say("/lapor", "Kendalanya pada");
        await Sari.Press("Jaringan", "Siapa nama");
        await Sari.Say("Sari", "Dari OPD");
        await Sari.Say("dinkes", "nomor telepon");
        Assert.Contains("0812 3456 7890", (await Sari.Say("nanti saja", "Nomor itu belum sesuai")).Text);
        await Sari.Say("081234567890", "Di mana");
    }

    [Fact]
    public async Task Text_where_a_button_is_expected_is_taken_when_it_is_a_label_and_asked_again_when_not()
    {
        await Sari.Say("/lapor", "Kendalanya pada");
        Assert.Contains("Kendalanya pada", (await Sari.Say("entahlah", "pilih salah satu pilihan")).Text);
        await Sari.Say("jaringan", "Siapa nama");
    }

    [Fact]
    public async Task A_button_of_an_answered_question_says_so_and_changes_nothing()
    {
        await Sari.Say("/lapor", "Kendalanya pada");
        var (question, button) = await Sari.Button("Jaringan");
        await Sari.Press("Jaringan", "Siapa nama");
        var query = (string)Sari.Phone.Press(question, button)["callback_query"]!["id"]!;
        Assert.Contains("sudah tidak berlaku", (await Sari.ExpectAnswer(query)).Text);
        await Sari.Say("Sari", "Dari OPD");
    }

    [Theory]
    [
        InlineData("t:1:1:Approve"),
        InlineData("t:999999:1:Close"),
        InlineData("t:1:1:Nonsense"),
        InlineData("c:1:Category:Network"),
        InlineData("v:1"),
        InlineData("r:1:1"),
        InlineData("m:undang"),
        InlineData("xyz"),
        InlineData("t:::"),
        InlineData("l:Fr"),
        InlineData("")
    ]
    public async Task Forged_button_data_is_answered_and_changes_nothing(string data)
    {
        await _script.SetUpPeople();
        var id = await _script.File();
        var stranger = _script.Stranger;
        var menu = await stranger.Say("halo", "Selamat datang");
        var query = (string)stranger.Phone.Press(menu, data)["callback_query"]!["id"]!;
        var answer = await stranger.ExpectAnswer(query);
        Assert.NotEmpty(answer.Text!);
        await using var db = _bot.Db();
        Assert.Equal(TicketState.Submitted, (await db.Tickets.SingleAsync(t => t.Code == id)).State);
        Assert.Equal(3, await db.People.CountAsync(p => p.Roles != 0 && p.Id != 1));
    }

    [Theory]
    [InlineData("r:{andi}:1", "hanya untuk admin"), InlineData("r:{andi}:0", "hanya untuk admin")]
    [
        InlineData("t:{ticket}:{visit}:Approve", "Hanya staf IT"),
        InlineData("t:{ticket}:{visit}:Return", "Hanya staf IT")
    ]
    public async Task A_button_of_somebody_else_s_is_refused_for_want_of_the_right(string forged, string said)
    {
        await _script.SetUpPeople();
        await _script.File();
        await using var db = _bot.Db();
        var visit = await db.Visits.Include(v => v.Ticket).SingleAsync(v => v.LeftAt == null);
        var andi = await db.People.SingleAsync(person => person.Name == "Andi Staf");
        var roles = await RolesAsync();
        var data = forged
            .Replace("{andi}", $"{andi.Id}", StringComparison.Ordinal)
            .Replace("{ticket}", $"{visit.TicketId}", StringComparison.Ordinal)
            .Replace("{visit}", $"{visit.Id}", StringComparison.Ordinal);
        foreach (var phone in new[] { _script.Stranger, _script.Reporter })
        {
            var menu = await phone.Say("/bantuan", "Bantuan");
            var query = (string)phone.Phone.Press(menu, data)["callback_query"]!["id"]!;
            Assert.Contains(said, (await phone.ExpectAnswer(query)).Text);
        }
        Assert.Equal(roles, await RolesAsync());
        Assert.Equal(TicketState.Submitted, (await db.Tickets.AsNoTracking().SingleAsync()).State);
    }

    private async Task<List<(long, Roles)>> RolesAsync()
    {
        await using var db = _bot.Db();
        var people = await db.People.Where(person => person.Roles != 0).OrderBy(person => person.Id).ToListAsync();
        return [.. people.Select(person => (person.Id, person.Roles))];
    }

    [Fact]
    public async Task An_exit_that_nobody_is_offered_is_refused_to_the_reporter_and_rewrites_nothing()
    {
        await _script.SetUpPeople();
        var id = await _script.File();
        await _script.Approve(id);
        await _script.Repair(id);
        await SopScript<TelegramPhone>.TapOn(_script.Staff, id, "Tanpa eskalasi");
        await _script.Close(id);
        await using var db = _bot.Db();
        var before = await db.Visits.AsNoTracking().OrderBy(visit => visit.Id).LastAsync();

        var closed = await Sari.Expect("telah selesai");
        var forged = $"t:{before.TicketId}:{before.Id}:Abandon";
        var query = (string)Sari.Phone.Press(closed, forged)["callback_query"]!["id"]!;
        Assert.Contains("tidak berlaku", (await Sari.ExpectAnswer(query)).Text);
        var after = await db.Visits.AsNoTracking().OrderBy(visit => visit.Id).LastAsync();
        Assert.Equal(
            (before.Id, before.LeftAt, before.LeftById, before.Outcome, before.Taken),
            (after.Id, after.LeftAt, after.LeftById, after.Outcome, after.Taken)
        );
        Assert.Equal(TicketState.Closed, (await db.Tickets.AsNoTracking().SingleAsync()).State);
    }

    [Fact]
    public async Task Files_that_are_no_photos_are_refused_at_once_with_how_to_resend_and_the_question_stays()
    {
        await Sari.Say("/lapor", "Kendalanya pada");
        foreach (
            var (name, type, answer) in new[]
            {
                ("surat.pdf", "application/pdf", "tangkapan layar"),
                ("IMG_1.HEIC", "image/heic", "Kirim ulang sebagai foto"),
                ("video.mp4", "video/mp4", "Video tidak bisa"),
                ("gambar.webp", "image/webp", "Kirim ulang sebagai foto"),
            }
        )
        {
            var after = Sari.LastId;
            Sari.Phone.SendDocument([1, 2, 3], name, type);
            await Sari.Expect(answer, after);
            await Sari.Expect("Kendalanya pada", after);
        }
        Sari.Phone.SendDocument(new byte[21 * 1024 * 1024], "besar.jpg", "image/jpeg");
        await Sari.Expect("terlalu besar");
    }

    [Fact]
    public async Task A_file_that_only_calls_itself_a_photo_is_found_out_and_asked_for_again()
    {
        await Sari.Say("/lapor", "Kendalanya pada");
        Sari.Phone.SendDocument("MZ this is no picture"u8.ToArray(), "foto.jpg", "image/jpeg");
        await Sari.Expect("Foto disimpan");
        await Sari.Expect("bukan foto JPEG atau PNG");
        await using var db = _bot.Db();
        Assert.Equal(PhotoStatus.Refused, (await db.Photos.SingleAsync()).Status);
    }

    [Fact]
    public async Task An_album_is_answered_once_and_an_eleventh_photo_is_told()
    {
        await Sari.Say("Internet mati di seluruh kantor", "Kendalanya pada");
        await Sari.Press("Jaringan", "Siapa nama");
        await Sari.Say("Sari", "Dari OPD");
        await Sari.Say("dinkes", "nomor telepon");
        await Sari.Say("081234567890", "Di mana");
        await Sari.Say("Lantai 2", "Ada foto?");
        var after = Sari.LastId;
        for (var photo = 0; photo < 10; photo++)
            Sari.Phone.SendPhoto(SamplePhotos.Jpeg(photo), albumId: "album-1");
        await using var db = _bot.Db();
        await Sari.Until(() => db.Photos.Count() == 10, "ten photos");
        Assert.Single(Sari.FromBot, message => message.Id > after);
        Sari.Phone.SendPhoto(SamplePhotos.Jpeg(11));
        await Sari.Expect("Paling banyak 10 foto");
        Assert.Contains("Foto: 10", (await Sari.Press("Selesai", "Mohon diperiksa")).Text);
    }

    [Fact]
    public async Task A_refused_photo_is_not_counted_and_a_typed_label_ends_the_photos()
    {
        await Sari.Say("Internet mati di seluruh kantor", "Kendalanya pada");
        await Sari.Press("Jaringan", "Siapa nama");
        await Sari.Say("Sari", "Dari OPD");
        await Sari.Say("dinkes", "nomor telepon");
        await Sari.Say("081234567890", "Di mana");
        await Sari.Say("Lantai 2", "Ada foto?");
        Sari.Phone.SendPhoto("\xFF\xD8\xFF broken"u8.ToArray());
        await Sari.Expect("tidak disimpan karena rusak");
        Assert.Contains("Foto: tidak ada", (await Sari.Say("lewati", "Mohon diperiksa")).Text);
    }

    [Fact]
    public async Task A_menu_label_that_is_typed_does_what_its_button_does()
    {
        await Sari.Say("Cek status", "Ketik nomor tiket");
        await Sari.Say("/batal", "dihentikan");
        await Sari.Say("lapor kendala", "Kendalanya pada");
    }

    [Fact]
    public async Task Whoever_is_asked_for_words_sees_it_when_a_colleague_acts_meanwhile()
    {
        await _script.SetUpPeople();
        var id = await _script.File();
        await SopScript.TapOn(_script.OtherStaff, id, "Kembalikan");
        await _script.OtherStaff.Expect("Apa alasan");
        await _script.Approve(id);
        await _script.OtherStaff.Until(
            () =>
                _script.OtherStaff.FromBot.Any(message =>
                    message.Text!.StartsWith($"{id}: Disetujui oleh Andi", StringComparison.Ordinal)
                    && !message.AllButtons.Any()
                ),
            "the question to be over"
        );
    }

    [Fact]
    public async Task A_photo_of_a_repair_sent_out_of_the_blue_is_put_on_its_ticket()
    {
        await _script.SetUpPeople();
        var id = await _script.File(photos: 0);
        await _script.Approve(id);
        _script.Staff.Phone.SendPhoto(SamplePhotos.Jpeg(4));
        await _script.Staff.Expect("untuk yang mana");
        await _script.Staff.Press($"Tambahkan ke {id}", "Tersimpan sebagai catatan");
        await using var db = _bot.Db();
        Assert.NotNull((await db.Photos.SingleAsync()).TicketId);

        _script.Staff.Phone.SendPhoto(SamplePhotos.Jpeg(5));
        await _script.Staff.Expect("untuk yang mana", _script.Staff.LastId - 1);
        await _script.Staff.Press("Laporan baru", "Kendalanya pada");
        await _script.Staff.Press("Jaringan", "Siapa nama");
    }

    [Fact]
    public async Task A_bug_gets_an_apology_with_a_way_on_is_logged_with_the_update_and_stops_nobody()
    {
        await Sari.Say("/lapor", "Kendalanya pada");
        await using (var db = _bot.Db())
            await db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(c => c.State, """{"Changing":"x"}"""));
        await Sari.Say("jaringan", "Maaf, terjadi kesalahan");
        Assert.Contains(
            _bot.Log.Lines,
            line =>
                line.Level == Microsoft.Extensions.Logging.LogLevel.Error
                && line.Line.Contains("failed by a bug", StringComparison.Ordinal)
        );
        await _script.Stranger.Say("halo", "Selamat datang");
        await Sari.Say("/batal", "dibatalkan");
        await Sari.Say("/lapor", "Kendalanya pada");
    }

    [Fact]
    public async Task A_conversation_of_an_older_version_is_ended_politely()
    {
        await Sari.Say("/lapor", "Kendalanya pada");
        await using (var db = _bot.Db())
            await db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(c => c.Version, 0));
        await Sari.Say("jaringan", "sistem baru saja diperbarui");
    }

    [Fact]
    public async Task A_return_after_a_restart_goes_on_where_it_stopped()
    {
        await Sari.Say("/lapor", "Kendalanya pada");
        await Sari.Press("Jaringan", "Siapa nama");
        await _bot.RestartAsync();
        await Sari.Say("Sari", "Dari OPD");
    }

    [Fact]
    public async Task A_reason_that_begins_with_thanks_is_a_reason()
    {
        await _script.SetUpPeople();
        var id = await _script.File();
        await SopScript.TapOn(_script.Staff, id, "Kembalikan");
        await _script.Staff.Expect("Apa alasan");
        await _script.Staff.Say("Terima kasih, mohon sebutkan ruangannya", $"{id}: Dikembalikan");
        await Sari.Expect("Terima kasih, mohon sebutkan ruangannya");
    }

    [Fact]
    public async Task Repair_notes_count_what_the_visit_really_has()
    {
        await _script.SetUpPeople();
        var id = await _script.File();
        await _script.Approve(id);
        await SopScript.TapOn(_script.Staff, id, "Tambah catatan");
        await _script.Staff.Expect("kirim catatan");
        await _script.Staff.Say("Kabel putus di lantai 2", "1 catatan dan 0 foto");
        await _script.Staff.Press("Perbaikan selesai", "belum ada foto");
        var after = _script.Staff.LastId;
        _script.Staff.Phone.SendPhoto(SamplePhotos.Jpeg(1));
        await _script.Staff.Expect("1 catatan dan 1 foto", after);
        await _script.Staff.Press("Simpan dulu", "Catatan tiket");
        await _script.Staff.Press("Perbaikan selesai", "perlu eskalasi?");
    }

    [Fact]
    public async Task A_new_lapor_asks_about_the_unsent_report_and_batal_drops_it()
    {
        await Sari.Say("/lapor", "Kendalanya pada");
        await Sari.Press("Jaringan", "Siapa nama");
        await Sari.Say("Sari", "Dari OPD");
        await Sari.Say("/lapor", "belum dikirim");
        await Sari.Press("Lanjutkan", "Dari OPD");
        await Sari.Say("/lapor printer macet", "belum dikirim");
        await Sari.Press("Mulai baru", "Kendalanya pada");
        await Sari.Say("/batal", "dibatalkan");
        await Sari.Say("/batal", "Tidak ada percakapan yang sedang berjalan");
        await Sari.Say("/lapor", "Kendalanya pada");
    }

    [Fact]
    public async Task The_same_update_delivered_twice_and_late_counts_once()
    {
        await _script.SetUpPeople();
        var id = await _script.File();
        var again = Sari.Phone.Type("Sekali lagi internet mati");
        await Sari.Expect("untuk yang mana");
        await using var db = _bot.Db();
        var before = await db.Inbox.CountAsync();
        _server.World.Updates.AddAgain(again);
        var after = Sari.LastId;
        await Sari.Say("/bantuan", "Yang bisa dilakukan");
        Assert.Equal(before + 1, await db.Inbox.CountAsync());
        Assert.DoesNotContain(
            Sari.FromBot,
            message => message.Id > after && message.Text!.Contains("untuk yang mana", StringComparison.Ordinal)
        );
        Assert.Single(await db.Tickets.ToListAsync(), ticket => ticket.Code == id);
    }

    [Fact]
    public async Task A_ticket_id_is_looked_up_while_text_is_expected_and_the_conversation_stays_open()
    {
        await _script.SetUpPeople();
        var id = await _script.File();
        await Sari.Say("/lapor", "Kendalanya pada");
        await Sari.Press("Jaringan", "Pakai data ini lagi");
        await Sari.Press("Ubah", "Siapa nama");
        await Sari.Say(id.ToLowerInvariant(), $"Tiket {id}: Menunggu persetujuan");
        await Sari.Expect("Melanjutkan yang tadi");
        await Sari.Say("Sari Baru", "Dari OPD");
    }

    [Fact]
    public async Task Wrong_mistyped_and_unknown_ids_are_each_told_apart()
    {
        await _script.SetUpPeople();
        var id = await _script.File();
        var wrong = id[..^1] + (id[^1] == 'A' ? 'B' : 'A');
        await Sari.Say(wrong, "salah ketik");
        await Sari.Say("/status nomor saya", "tidak memuat nomor tiket");
        await Sari.Say(TicketCode.New(new DateOnly(2026, 11, 25)), "tidak ditemukan");
        await Sari.Say("/status", "Ketik nomor tiket");
        await Sari.Say($"ini pak {id} mohon dicek", "Menunggu persetujuan");
    }

    [Fact]
    public async Task Trying_out_ids_is_slowed_down()
    {
        for (var attempt = 0; attempt < 30; attempt++)
            await _script.Stranger.Say(TicketCode.New(new DateOnly(2026, 11, 25)), "tidak ditemukan");
        await _script.Stranger.Say(TicketCode.New(new DateOnly(2026, 11, 25)), "Terlalu banyak pengecekan");
    }

    [Fact]
    public async Task Nobody_in_a_role_is_told_to_the_admin_and_the_ticket_waits()
    {
        await _script.Admin.Say("/start", "Selamat datang");
        var id = await _script.File();
        var alarm = await _script.Admin.Expect("tidak ada petugas");
        Assert.Contains(id, alarm.Text);
    }

    [Fact]
    public async Task A_reporter_who_blocked_the_bot_is_told_to_staff_by_name_and_phone()
    {
        await _script.SetUpPeople();
        var id = await _script.File();
        await _script.Staff.Expect(id);
        Sari.User.Blocked = true;
        await _script.Approve(id);
        var told = await _script.Staff.Expect("tidak terkirim");
        Assert.Contains(id, told.Text);
        Assert.Contains("+6281234567890", told.Text);
        await using var db = _bot.Db();
        Assert.True(
            await db.Outbox.AnyAsync(row =>
                row.Status == OutboxStatus.Parked && row.Purpose == OutboxPurpose.ReporterNotice
            )
        );
    }

    [Fact]
    public async Task Tapping_a_step_in_the_middle_of_a_report_loses_neither()
    {
        await _script.SetUpPeople();
        var id = await _script.File();
        var staff = _script.Staff;
        await staff.Expect($"Laporan {id} menunggu persetujuan");
        await staff.Say("/lapor", "Kendalanya pada");
        await staff.Press("Aplikasi", "Siapa nama");
        await SopScript.TapOn(staff, id, "Kembalikan");
        await staff.Expect("Apa alasan");
        await staff.Say("Mohon lengkapi nomor ruangan", "Dikembalikan ke pelapor");
        await staff.Expect("Melanjutkan yang tadi");
        await staff.Say("Pak Budi lewat telepon", "Dari OPD");
        await Sari.Expect("Mohon lengkapi nomor ruangan");
    }
}
