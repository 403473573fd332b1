using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Tests;

/// <summary>Offices, officers and figures, in an admin's or a head's own words. On both platforms.</summary>
public sealed class What_admins_and_heads_ask_for : ChatTest
{
    [Theory]
    [InlineData("Telegram", "berapa tiket bulan ini?", "2026-11-01", "2026-11-30")]
    [InlineData("WhatsApp", "laporan masuk bulan lalu berapa ya", "2026-10-01", "2026-10-31")]
    [InlineData("Telegram", "triwulan 4", "2026-10-01", "2026-12-31")]
    [InlineData("WhatsApp", "rekap minggu lalu dong", "2026-11-16", "2026-11-22")]
    [InlineData("Telegram", "kinerja tahun ini gimana", "2026-01-01", "2026-12-31")]
    [InlineData("Telegram", "kinerja rina bulan ini brp?", "2026-11-01", "2026-11-30")]
    [InlineData("WhatsApp", "brp laporan minggu ini", "2026-11-23", "2026-11-29")]
    public async Task Figures_are_asked_for_in_a_sentence(string platform, string said, string first, string last)
    {
        var hadi = await Chat.Person(new Channel(platform), Roles.Head, "Hadi Kabid");
        await Say(hadi, said);
        await using var db = Chat.Open();
        var asked = await db.KpiRequests.SingleAsync();
        Assert.Equal((first, last), ($"{asked.First:yyyy-MM-dd}", $"{asked.Last:yyyy-MM-dd}"));
    }

    [Theory]
    [
        InlineData("berapa tiket saya"),
        InlineData("laporan aula bulan ini belum beres"),
        InlineData("bulan ini wifi mati terus")
    ]
    public async Task No_other_sentence_about_tickets_asks_for_figures(string said)
    {
        var hadi = await Chat.Person(new Channel("Telegram"), Roles.Head, "Hadi Kabid");
        await Say(hadi, said);
        await using var db = Chat.Open();
        Assert.False(await db.KpiRequests.AnyAsync());
    }

    [Theory]
    [InlineData("Telegram", "pak andi pindah ke aplikasi saja", "/petugas", "Andi Staf")]
    [InlineData("WhatsApp", "hapus andi dari petugas", "/petugas", "Andi Staf")]
    [InlineData("Telegram", "tambah staf baru namanya budi", "/undang", "staf")]
    public async Task What_is_to_become_of_officers_shows_where_it_is_done(
        string platform,
        string said,
        string command,
        string shown
    )
    {
        var dewi = await AdminAsync(platform);
        await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var heard = await Say(dewi, said);
        Assert.Contains(shown, heard.Words);
        Assert.Equal((await Say(dewi, command)).Words, heard.Words);
    }

    [Theory]
    [InlineData("Telegram", "ada kerjaan apa"), InlineData("WhatsApp", "kerjaan saya apa saja pak")]
    public async Task Who_asks_for_work_is_shown_the_queue(string platform, string said)
    {
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        Assert.Equal((await Say(andi, "/antrean")).Words, (await Say(andi, said)).Words);
    }

    [Theory]
    [InlineData("Telegram", "daftar opd"), InlineData("WhatsApp", "lihat opd dong")]
    public async Task The_list_of_offices_is_asked_for_in_a_sentence(string platform, string said)
    {
        var dewi = await AdminAsync(platform);
        Assert.Contains("Daftar OPD", (await Say(dewi, said)).Words);
    }

    [Theory]
    [
        InlineData("Telegram", "tambah opd Badan Riset Daerah"),
        InlineData("WhatsApp", "tambahkan opd Badan Riset Daerah")
    ]
    public async Task An_office_is_added_in_a_sentence(string platform, string said)
    {
        var dewi = await AdminAsync(platform);
        await Say(dewi, said);
        await using var db = Chat.Open();
        Assert.Equal("Badan Riset Daerah", (await db.Offices.SingleAsync(office => office.ShippedAs == null)).Name);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task An_office_that_is_there_is_not_added_in_other_letters(string platform)
    {
        var dewi = await AdminAsync(platform);
        Assert.Contains("sudah ada", (await Say(dewi, "/opd tambah dinas  KESEHATAN")).Words);
        Assert.Contains("sudah ada", (await Say(dewi, "/opd tambah dinkes")).Words);
        Assert.Contains("sudah ada", (await Say(dewi, "/opd tambah puskesmas sobo")).Words);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task All_units_that_a_word_names_are_shown_a_page_at_a_time(string platform)
    {
        var dewi = await AdminAsync(platform);
        var page = await Say(dewi, "/opd puskesmas");
        HashSet<string> seen = [.. Of(page)];
        Assert.True(seen.Count <= 10, "A page fits a phone.");
        for (var pages = 0; page.Labels.Contains("Berikutnya"); pages++)
        {
            Assert.True(pages < 20, "The pages come to an end.");
            page = await Press(dewi, page, "Berikutnya");
            seen.UnionWith(Of(page));
        }
        var shipped = Organisations
            .ShippedOffices()
            .Count(office => office.Name.StartsWith("Puskesmas ", StringComparison.Ordinal));
        Assert.Equal(shipped, seen.Count(label => label.StartsWith("Puskesmas ", StringComparison.Ordinal)));
        static IEnumerable<string> Of(Heard page) => page.Labels.Where(label => label != "Berikutnya");
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_hidden_office_is_marked_in_the_list(string platform)
    {
        var dewi = await AdminAsync(platform);
        await Press(dewi, await Say(dewi, "/opd dinas perikanan"), "Sembunyikan");
        Assert.Contains(
            "(tersembunyi)",
            (await AllPagesAsync(dewi)).Single(line => line.Contains("Perikanan", StringComparison.Ordinal))
        );
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Who_filed_for_a_unit_before_its_office_was_renamed_is_counted_under_the_new_name(string platform)
    {
        var dewi = await AdminAsync(platform);
        var sari = await Chat.Person(new Channel(platform));
        await Say(sari, "/lapor", "Jaringan", "Sari Wulandari", "puskesmas sobo", "0812 3456 7890");
        await Say(sari, "ruang TU", "wifi mati dari pagi", "Lewati", "Kirim laporan");
        await Press(dewi, await Say(dewi, "/opd dinkes"), "Ganti nama");
        await Say(dewi, "Dinas Kesehatan Daerah");
        await Say(
            sari,
            "/lapor",
            "Jaringan",
            "Ya, pakai data ini",
            "ruang TU",
            "wifi mati lagi dari pagi",
            "Lewati",
            "Kirim laporan"
        );
        await using var db = Chat.Open();
        var filed = await db.Tickets.OrderBy(ticket => ticket.Id).LastAsync();
        Assert.Equal(("Puskesmas Sobo (Dinas Kesehatan Daerah)", "Dinas Kesehatan Daerah"), (filed.Office, filed.Opd));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Tickets_of_an_officer_who_is_removed_go_back_to_the_team_and_the_admin_reads_which(
        string platform
    )
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        var rina = await Chat.Person(new Channel(platform), Roles.Staff, "Rina Staf");
        var dewi = await AdminAsync(platform);
        await AnnounceAsync(ticket);
        var sure = await Send(
            dewi,
            m => m with { Tap = new Tap(new ButtonData.Remove(andi.PersonId, false).ToString(), null) }
        );
        Assert.Contains(ticket.Code, sure.Words);
        Assert.Contains("Batal", sure.Labels);
        var done = await Press(
            dewi,
            sure,
            sure.Labels.First(label => label.StartsWith("Cabut", StringComparison.Ordinal))
        );
        Assert.Contains(ticket.Code, done.Words);
        await AnnounceAsync(ticket);
        Assert.Contains(
            await ToldAsync(rina),
            told => told.Contains($"Tiket {ticket.Code} siap diperbaiki", StringComparison.Ordinal)
        );
        await using var db = Chat.Open();
        Assert.Null((await db.Tickets.SingleAsync(t => t.Id == ticket.Id)).HandlerId);
        var history = new ButtonData.History(ticket.Id).ToString();
        Assert.Contains(
            "Dikembalikan ke tim oleh Dewi Admin",
            (await Send(rina, m => m with { Tap = new Tap(history, null) })).Words
        );
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Nothing_is_taken_away_when_the_admin_thinks_better_of_it(string platform)
    {
        var (_, andi, _) = await InRepairAsync(platform);
        var dewi = await AdminAsync(platform);
        var sure = await Send(
            dewi,
            m => m with { Tap = new Tap(new ButtonData.Remove(andi.PersonId, false).ToString(), null) }
        );
        await Press(dewi, sure, "Batal");
        await using var db = Chat.Open();
        Assert.Equal(Roles.Staff, (await db.People.SingleAsync(person => person.Id == andi.PersonId)).Roles);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task An_officer_who_asks_who_handles_it_sees_the_queue_with_its_names(string platform)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        var hadi = await Chat.Person(new Channel(platform), Roles.Head, "Hadi Kabid");
        foreach (var officer in new[] { andi, hadi })
            Assert.Contains(
                (await Say(officer, "siapa petugasnya?")).Words.Split('\n'),
                line =>
                    line.Contains(ticket.Code, StringComparison.Ordinal)
                    && line.EndsWith("Andi", StringComparison.Ordinal)
            );
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task What_a_head_wrote_over_several_messages_is_shown_before_it_becomes_the_input(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var hadi = await Chat.Person(new Channel(platform), Roles.Head, "Hadi Kabid");
        var ticket = await Chat.Escalated(sari.Person, andi.Person);
        await Say(hadi, "oke lanjutkan saja penggantian routernya");
        var asked = await Say(hadi, "tolong laporkan ke saya kalau sudah");
        var shown = await Press(hadi, asked, $"Bisa ditutup {ticket.Code}");
        Assert.Contains("tolong laporkan ke saya kalau sudah", shown.Words);
        Assert.Equal(TicketState.Escalated, await StateAsync(ticket));
        await Press(hadi, shown, $"Ya, untuk {ticket.Code}");
        Assert.Equal(TicketState.ReadyToClose, await StateAsync(ticket));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task An_answer_to_a_question_is_told_with_the_question_and_what_follows_as_an_addition(string platform)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        await Tap(andi, ticket, TicketAction.AskReporter);
        await Say(andi, "lampunya hijau atau merah?");
        await Say(sari, "merah pak");
        var told = await LastToldAsync(andi);
        Assert.Contains("Jawaban pelapor", told);
        Assert.Contains("merah pak", told);
        Assert.Contains("lampunya hijau atau merah?", told);
        await Tap(sari, ticket, TicketAction.AddInformation);
        await Say(sari, "sekarang mati semua");
        Assert.Contains("Keterangan tambahan", await LastToldAsync(andi));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Photos_of_the_report_and_of_the_repair_are_told_apart(string platform)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        await Tap(sari, ticket, TicketAction.AddInformation);
        await Send(sari, m => m with { Photo = new IncomingPhoto("layar", SentAsFile: false) });
        await Say(sari, "selesai");
        await FinishAsync(andi, ticket);
        var shown = await Send(andi, m => m with { Tap = new Tap(new ButtonData.Photos(ticket.Id).ToString(), null) });
        Assert.Contains($"Foto laporan {ticket.Code}", shown.Words);
        Assert.Contains($"Foto dari petugas, tiket {ticket.Code}", shown.Words);
    }

    [Theory]
    [
        InlineData("Telegram", "3 hari", "2026-11-23", "2026-11-25"),
        InlineData("WhatsApp", "mulai besok dua hari", "2026-11-24", "2026-11-25")
    ]
    [
        InlineData("WhatsApp", "besok sampai jumat", "2026-11-24", "2026-11-27"),
        InlineData("Telegram", "sampai 30 Nov", "2026-11-23", "2026-11-30")
    ]
    public async Task The_days_of_an_acting_head_are_read_as_they_are_said(
        string platform,
        string said,
        string first,
        string last
    )
    {
        var hadi = await Chat.Person(new Channel(platform), Roles.Head, "Hadi Kabid");
        await Chat.Person(new Channel(platform), Roles.Staff, "Rina Staf");
        await Press(hadi, await Say(hadi, "/plh"), "Rina Staf");
        await Say(hadi, said);
        await using var db = Chat.Open();
        var acting = await db.ActingHeads.SingleAsync();
        var zone = TimeSpan.FromHours(7);
        Assert.Equal(
            (first, last),
            ($"{acting.From.ToOffset(zone):yyyy-MM-dd}", $"{acting.Until.ToOffset(zone).AddMinutes(-1):yyyy-MM-dd}")
        );
        Assert.Contains("Rina Staf", (await Say(hadi, "siapa plh sekarang?")).Words);
        await Say(hadi, "akhiri plh");
        Assert.Contains("Tidak ada Plh", (await Say(hadi, "akhiri plh dong")).Words);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_block_is_lifted_wherever_it_is_looked_for(string platform)
    {
        var (sari, _, ticket) = await InRepairAsync(platform);
        var dewi = await AdminAsync(platform);
        await Press(dewi, await Say(dewi, $"/blokir {ticket.Code}"), "Blokir");
        foreach (
            var said in new[] { $"/blokir {ticket.Code}", $"buka blokir {ticket.Code}", "siapa saja yang diblokir?" }
        )
            Assert.Contains("Buka blokir Sari Pelapor", (await Say(dewi, said)).Labels);
        await Press(dewi, await Say(dewi, "buka blokir"), "Buka blokir Sari Pelapor");
        await using var db = Chat.Open();
        Assert.Null((await db.People.SingleAsync(person => person.Id == sari.PersonId)).BlockedAt);
    }

    [Theory]
    [InlineData("Telegram", "ganti jadi Dinas Ekonomi Kreatif", "Dinas Ekonomi Kreatif")]
    [InlineData("WhatsApp", "eh salah, batal", "Dinas Perikanan"), InlineData("Telegram", "Dinas Laut", "Dinas Laut")]
    public async Task An_office_gets_the_name_that_is_meant(string platform, string said, string name)
    {
        var dewi = await AdminAsync(platform);
        await Press(dewi, await Say(dewi, "cari opd dinas perikanan"), "Ganti nama");
        await Say(dewi, said);
        await using var db = Chat.Open();
        Assert.Equal(name, (await db.Offices.SingleAsync(office => office.ShippedAs == "Dinas Perikanan")).Name);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task With_many_decisions_waiting_free_words_lead_to_them(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var hadi = await Chat.Person(new Channel(platform), Roles.Head, "Hadi Kabid");
        for (var no = 0; no < 3; no++)
            await Chat.Escalated(sari.Person, andi.Person);
        foreach (var said in new[] { "acc", "yang kabel FO setuju, silakan beli" })
        {
            var heard = await Say(hadi, said);
            Assert.Contains("belum tersimpan", heard.Words);
            Assert.Contains("Menunggu keputusan", heard.Words);
        }
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_head_s_word_on_a_closed_ticket_reaches_whoever_handled_it(string platform)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        var hadi = await Chat.Person(new Channel(platform), Roles.Head, "Hadi Kabid");
        await FinishAsync(andi, ticket);
        await Act(andi, ticket, TicketAction.DeclineEscalation, null);
        await Act(andi, ticket, TicketAction.Close, null);
        var told = (await ToldAsync(sari)).Count;
        var asked = await Say(hadi, $"{ticket.Code} bagus, tolong dibuatkan laporan tertulisnya");
        await Press(hadi, asked, $"Tambahkan ke {ticket.Code}");
        Assert.Contains("laporan tertulisnya", await LastToldAsync(andi));
        Assert.Equal((TicketState.Closed, told), (await StateAsync(ticket), (await ToldAsync(sari)).Count));
    }

    [Theory]
    [InlineData("Telegram", "keliru tutup, buka lagi"), InlineData("WhatsApp", "lho keliru nutup tiketnya")]
    public async Task What_an_officer_did_just_now_is_taken_back_in_words(string platform, string said)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await FinishAsync(andi, ticket);
        await Act(andi, ticket, TicketAction.DeclineEscalation, null);
        await Act(andi, ticket, TicketAction.Close, null);
        var asked = await Say(andi, said);
        await Press(andi, asked, $"Tarik kembali {ticket.Code}");
        Assert.Equal(TicketState.InRepair, await StateAsync(ticket));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_hold_is_said_in_one_line_and_its_early_end_is_told(string platform)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        await Tap(andi, ticket, TicketAction.Hold);
        var held = await Say(andi, "nunggu AP baru dari vendor sampai kamis");
        Assert.Contains("Ditunda sampai ", held.Words);
        await Tap(andi, ticket, TicketAction.Resume);
        Assert.Contains("dilanjutkan", await LastToldAsync(sari));
    }

    [Theory]
    [InlineData("Telegram", "yg printer"), InlineData("WhatsApp", "yang printer pak")]
    public async Task Of_several_tickets_one_is_chosen_by_what_it_is_about(string platform, string said)
    {
        var (sari, andi, wifi) = await InRepairAsync(platform);
        var printer = await Chat.Ticket(sari.Person, andi.Person, (TicketAction.Approve, null));
        await Chat.Do(work =>
            work.Db.Tickets.Where(t => t.Id == printer.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.Location, "printer loket"))
        );
        var asked = await Say(sari, "lampunya kedip-kedip merah semua pak");
        Assert.Contains($"{printer.Code}: printer loket", asked.Words);
        await Say(sari, said);
        await using var db = Chat.Open();
        var added = await db.Events.SingleAsync(e => e.Action == TicketAction.AddInformation);
        Assert.Equal((printer.Id, "lampunya kedip-kedip merah semua pak"), (added.TicketId, added.Words));
        Assert.NotEqual(wifi.Id, added.TicketId);
    }

    private async Task<Contact> AdminAsync(string platform)
    {
        await Chat.TakeOverOfficesAsync();
        return await Chat.Person(new Channel(platform), Roles.Admin, "Dewi Admin");
    }

    private async Task<List<string>> AllPagesAsync(Contact admin)
    {
        var page = await Say(admin, "/opd");
        List<string> lines = [.. page.Words.Split('\n')];
        while (page.Labels.Contains("Berikutnya"))
        {
            page = await Press(admin, page, "Berikutnya");
            lines.AddRange(page.Words.Split('\n'));
        }
        return lines;
    }
}
