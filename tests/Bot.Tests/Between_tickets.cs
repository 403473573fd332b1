using Helpdesk.Bot.Channels.Telegram;
using Helpdesk.Bot.Conversations;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Tests;

/// <summary>
/// Words that could mean one ticket or another, or one field or another, and who may read which of them.
/// </summary>
public sealed class Between_tickets : ChatTest
{
    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Words_that_name_another_ticket_are_used_for_the_one_asked_about_only_when_confirmed(
        string platform
    )
    {
        var (head, asked, other) = await TwoDecisionsAsync(platform);
        await Tap(head, asked, TicketAction.Resolve);
        var check = await Say(head, $"setuju, yang {AsPeopleNameIt(other.Code)} diganti saja");

        Assert.Contains(other.Code, check.Words);
        Assert.Contains(asked.Code, check.Words);
        Assert.Null(await InputAsync(asked));

        await Say(head, "yang kemarin itu");
        Assert.Null(await InputAsync(asked));
        var again = await Say(head, "bukan");
        Assert.Null(await InputAsync(asked));
        Assert.Contains("tidak dipakai", again.Words);
        Assert.Contains(asked.Code, again.Words);

        await Say(head, "Silakan ganti routernya");
        Assert.Equal("Silakan ganti routernya", await InputAsync(asked));
        Assert.Null(await InputAsync(other));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Words_that_name_another_ticket_are_the_input_once_that_is_confirmed(string platform)
    {
        var (head, asked, other) = await TwoDecisionsAsync(platform);
        await Tap(head, asked, TicketAction.Resolve);
        await Say(head, $"Sama seperti {other.Code}");
        await Say(head, "ya");
        Assert.Equal($"Sama seperti {other.Code}", await InputAsync(asked));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_reporter_reads_the_reason_of_a_return_and_no_words_of_the_house(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff | Roles.Head, "Andi Staf");
        var returned = await Chat.Ticket(sari.Person, andi.Person, (TicketAction.Return, "Sebutkan ruangannya"));
        var escalated = await Chat.Escalated(sari.Person, andi.Person);
        await Tap(andi, escalated, TicketAction.RepairAgain);
        await Say(andi, "Anggaran tidak ada, akali dulu");

        Assert.Contains("Sebutkan ruangannya", (await Say(sari, returned.Code)).Words);
        var seen = (await Say(sari, escalated.Code)).Words;
        Assert.Contains("Andi Staf", seen);
        var history = new ButtonData.History(escalated.Id).ToString();
        var all = (await Send(sari, m => m with { Tap = new Tap(history, null) })).Words;
        var whole = (await Send(andi, m => m with { Tap = new Tap(history, null) })).Words;
        foreach (var inner in new[] { "Dicek", "Perlu perangkat baru", "Anggaran tidak ada" })
        {
            Assert.DoesNotContain(inner, seen);
            Assert.DoesNotContain(inner, all);
            Assert.Contains(inner, whole);
        }
        await using var db = Chat.Open();
        var told = await db.Outbox.Where(row => row.ContactId == sari.Id).Select(row => row.Content).ToListAsync();
        Assert.DoesNotContain(told, content => content.Markup.Contains("Anggaran", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_reporter_is_shown_their_own_photos_and_not_those_of_the_repair(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff | Roles.Head, "Andi Staf");
        var ticket = await Chat.Escalated(sari.Person, andi.Person);
        var own = await PhotoOfAsync(sari, ticket);
        await using var db = Chat.Open();
        await db.Photos.ExecuteUpdateAsync(set => set.SetProperty(photo => photo.Status, PhotoStatus.Stored));
        Assert.Equal(2, await db.Photos.CountAsync(photo => photo.TicketId == ticket.Id));

        Assert.Equal([own], Shown(await PressForged(sari, new ButtonData.Show(ticket.Id))));
        Assert.Equal(2, Shown(await PressForged(andi, new ButtonData.Photos(ticket.Id))).Count);
        Assert.Equal([], Shown(await Say(sari, ticket.Code)));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_stranger_who_forges_a_button_on_a_ticket_learns_nothing_of_it(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff | Roles.Head, "Andi Staf");
        var stranger = await Chat.Person(new Channel(platform), name: "Orang Lain");
        var ticket = await Chat.Escalated(sari.Person, andi.Person);
        await PhotoOfAsync(sari, ticket);
        await using var db = Chat.Open();
        await db.Photos.ExecuteUpdateAsync(set => set.SetProperty(photo => photo.Status, PhotoStatus.Stored));
        string[] secrets = ["Sari", "Andi", ticket.Description, ticket.Location, "Dicek", "Perlu perangkat baru"];
        foreach (var forged in ForgedOn(ticket.Id))
        {
            var heard = await PressForged(stranger, forged);
            Assert.NotEmpty(heard.Words);
            Assert.Equal([], Shown(heard));
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, heard.Words));
        }
    }

    private static IEnumerable<ButtonData> ForgedOn(long ticket) =>
        [
            new ButtonData.Show(ticket),
            new ButtonData.More(ticket),
            new ButtonData.Photos(ticket),
            new ButtonData.History(ticket),
            new ButtonData.Rate(ticket, 1, 5),
        ];

    private Task<Heard> PressForged(Contact by, ButtonData data) =>
        Send(by, m => m with { Tap = new Tap(data.ToString(), MessageId: null) });

    private static List<long> Shown(Heard heard) => [.. heard.Rows.SelectMany(row => row.Content.Photos)];

    private Task<long> PhotoOfAsync(Contact reporter, Ticket ticket) =>
        Chat.Do(async work =>
        {
            var photo = new Photo
            {
                ContactId = reporter.Id,
                Reference = "x",
                ReceivedAt = work.Now,
                TicketId = ticket.Id,
            };
            work.Db.Photos.Add(photo);
            await work.Db.SaveChangesAsync();
            return photo.Id;
        });

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task What_words_name_stands_first_and_is_what_the_step_behind_them_is_for(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        var rina = await Chat.Person(new Channel(platform), Roles.Staff, "Rina Staf");
        var wifi = await Chat.Ticket(sari.Person, rina.Person);
        var office = await Chat.Ticket(sari.Person, rina.Person);
        await using var db = Chat.Open();
        await DescribeAsync(wifi, "wifi mati total");
        await DescribeAsync(office, "e-office tidak bisa dibuka");
        var asked = await Say(rina, "oke siap saya kerjakan wifinya");
        Assert.Contains(wifi.Code, asked.Labels.First());
        Assert.Contains("wifi mati total", asked.Words);
        await Say(rina, "setuju");
        Assert.Equal((TicketState.InRepair, TicketState.Submitted), (await StateAsync(wifi), await StateAsync(office)));

        Task DescribeAsync(Ticket ticket, string words) =>
            db
                .Tickets.Where(t => t.Id == ticket.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.Description, words));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Words_taken_from_a_correction_into_a_new_report_are_said_to_be_there(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var ticket = await Chat.Ticket(sari.Person, andi.Person, (TicketAction.Return, "Kurang jelas"));
        var correcting = await Say(sari, "printer di loket 3 macet juga");
        var heard = await Press(sari, correcting, "Laporan baru");

        Assert.Contains($"Tulisan dan foto tadi dipindahkan ke laporan baru. Laporan {ticket.Code}", heard.Words);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Whoever_wants_to_cancel_after_approval_is_told_that_it_is_too_late_and_what_to_do(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var ticket = await Chat.Ticket(sari.Person, andi.Person, (TicketAction.Approve, null));
        var heard = await Say(sari, "batalin laporannya ya pak");

        Assert.Contains("tidak bisa dibatalkan lagi", heard.Words);
        Assert.Contains(ticket.Code, heard.Words);
        Assert.NotNull(heard.Button("Tambah keterangan"));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_steps_label_is_not_added_to_words_of_which_it_is_asked_where_they_belong(string platform)
    {
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        await Say(andi, "tolong dicek lagi yang di aula kemarin itu ya");
        await Say(andi, "Setujui");
        await using var db = Chat.Open();
        var asked = await db.Conversations.SingleAsync(row => row.ContactId == andi.Id);
        Assert.DoesNotContain("Setujui", asked.State);
    }

    [Theory]
    [InlineData("sdh beres semua, ini catatannya: restart service")]
    [InlineData("yg saya tangani sdh beres, tinggal cek gps nya")]
    [InlineData("antrean tiket yg genteng td sdh sy pasang kabelnya")]
    [InlineData("kemarin yg genteng switch nya sdh dtg, sdh tak pasang")]
    public async Task What_an_officer_tells_of_a_repair_is_kept_and_asked_where_it_belongs(string told)
    {
        var andi = await Chat.Person(TelegramChannel.Channel, Roles.Staff, "Andi Staf");
        var sari = await Chat.Person(TelegramChannel.Channel);
        var ticket = await Chat.Ticket(sari.Person, andi.Person, (TicketAction.Approve, null));
        var asked = await Say(andi, told);
        Assert.Contains(told, asked.Words);
        await Press(andi, asked, $"Tambahkan ke {ticket.Code}");
        await using var db = Chat.Open();
        Assert.Equal(told, (await db.Events.SingleAsync(e => e.Action == TicketAction.AddNote)).Words);
    }

    [Theory]
    [InlineData("oke setuju")]
    [InlineData("acc")]
    [InlineData("setuju pak")]
    public async Task The_short_word_for_a_step_does_it_where_one_ticket_waits(string said)
    {
        var andi = await Chat.Person(TelegramChannel.Channel, Roles.Staff, "Andi Staf");
        var sari = await Chat.Person(TelegramChannel.Channel);
        var ticket = await Chat.Ticket(sari.Person, andi.Person);
        await AnnouncedAsync(ticket, andi);
        await Say(andi, said);
        await using var db = Chat.Open();
        Assert.Equal(TicketState.InRepair, (await db.Tickets.SingleAsync()).State);
    }

    [Fact]
    public async Task A_reporter_who_nods_in_the_same_words_is_only_nodded_to()
    {
        var sari = await Chat.Person(TelegramChannel.Channel);
        Assert.Contains("Baik, Bapak/Ibu", (await Say(sari, "oke setuju")).Words);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task The_status_that_is_asked_for_in_the_middle_of_a_choice_is_shown(string platform)
    {
        var (sari, andi) = (
            await Chat.Person(new Channel(platform)),
            await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf")
        );
        var ticket = await Chat.Ticket(sari.Person, andi.Person, (TicketAction.Approve, null));
        await Say(sari, "/lapor", "Aplikasi", "Ya, pakai data ini", "SIPD", "Gagal masuk");
        var summary = await Say(sari, "Lewati");
        Assert.Contains("Gagal masuk", summary.Words);
        var heard = await Say(sari, $"tiket {ticket.Code} gmn kabarnya?");
        Assert.Contains(ticket.Code, heard.Words);
        Assert.Contains("Gagal masuk", heard.Words);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Words_of_the_head_while_one_ticket_waits_are_offered_as_its_decision(string platform)
    {
        var head = await Chat.Person(new Channel(platform), Roles.Head | Roles.Staff, "Hadi");
        var sari = await Chat.Person(new Channel(platform));
        var ticket = await Chat.Escalated(sari.Person, head.Person);
        const string Decision = "ok saya setuju beli switch baru, pakai anggaran pemeliharaan";
        var asked = await Say(head, Decision);
        await Press(
            head,
            asked,
            asked.Labels.Single(label => label.StartsWith("Bisa ditutup", StringComparison.Ordinal))
        );
        Assert.Equal(Decision, await InputAsync(ticket));
    }

    [Fact]
    public async Task What_a_person_took_up_since_it_was_asked_where_words_belong_is_offered_too()
    {
        var andi = await Chat.Person(TelegramChannel.Channel, Roles.Staff, "Andi Staf");
        var sari = await Chat.Person(TelegramChannel.Channel);
        await Say(andi, "tolong dicek yang di aula kemarin itu ya pak");
        var ticket = await Chat.Ticket(sari.Person, andi.Person, (TicketAction.Approve, null));
        var asked = await Say(andi, "kabel sudah diganti");
        Assert.Contains($"Tambahkan ke {ticket.Code}", asked.Labels);
        await Say(andi, "tambahin aja");
        await using var db = Chat.Open();
        Assert.Contains(
            "kabel sudah diganti",
            (await db.Events.SingleAsync(e => e.Action == TicketAction.AddNote)).Words
        );
    }

    [Fact]
    public async Task A_ticket_that_went_on_since_it_was_offered_is_offered_once()
    {
        var sari = await Chat.Person(TelegramChannel.Channel);
        var andi = await Chat.Person(TelegramChannel.Channel, Roles.Staff, "Andi Staf");
        var ticket = await Chat.Ticket(sari.Person, andi.Person);
        await Say(sari, "yang di aula kemarin itu lho pak");
        await Chat.Do(async work =>
        {
            var visit = await work.Db.Visits.Include(v => v.Ticket).SingleAsync(v => v.LeftAt == null);
            var officer = await work.Db.People.SingleAsync(p => p.Id == andi.PersonId);
            var approval = new Advance(ticket.Id, visit.Id, TicketAction.Approve, officer);
            return await AdvanceTicket.RunAsync(approval, work, CancellationToken.None);
        });
        var asked = await Say(sari, "dekat tangga");
        Assert.Single(asked.Labels, $"Tambahkan ke {ticket.Code}");
    }

    [Theory]
    [InlineData("wifi mati", Teams.Network, true)]
    [InlineData("internet pak", Teams.Network, false)]
    [InlineData("SIPD tidak bisa login", Teams.Application, true)]
    public async Task The_category_is_read_from_what_is_named(string said, Teams category, bool isKept)
    {
        var sari = await Chat.Person(TelegramChannel.Channel);
        await Say(sari, "/lapor", said);
        await using var db = Chat.Open();
        var state = (await db.Conversations.SingleAsync(row => row.ContactId == sari.Id)).State;
        var draft = (Draft)new FileTicketFlow().Load(state);
        Assert.Equal(category, draft.Category);
        Assert.Equal(isKept ? said : null, draft.Description);
    }

    [Theory]
    [InlineData("ubah nama, yg bener Siti Aminah", FilingStep.Name, "Siti Aminah")]
    [InlineData("ganti nama jadi Siti", FilingStep.Name, "Siti")]
    [InlineData("tolong ubah nomor hp ke 0812 1111 2222", FilingStep.Phone, "0812 1111 2222")]
    [InlineData("ralat lokasi: harusnya Aula lantai 2", FilingStep.Location, "Aula lantai 2")]
    [InlineData("ubah kategori jaringan", FilingStep.Category, "jaringan")]
    [InlineData("namanya cukup Darto Susilo aja pak", FilingStep.Name, "Darto Susilo")]
    [InlineData("no hp salah, hrsnya 0812 1111 2222", FilingStep.Phone, "0812 1111 2222")]
    [InlineData("no hp nya ganti yg 0852 1111 2222", FilingStep.Phone, "0852 1111 2222")]
    [InlineData("lokasi ganti ruang pelayanan lt 1", FilingStep.Location, "ruang pelayanan lt 1")]
    public void A_field_and_its_new_value_are_read_together(string said, object field, string value) =>
        Assert.Equal(((FilingStep)field, value), FieldWords.Change(said));

    [Theory]
    [InlineData("ubah nama")]
    [InlineData("betulkan aplikasi SIPD")]
    [InlineData("tolong ganti kabel kantor kami")]
    [InlineData("namanya salah")]
    [InlineData("aplikasinya salah hitung tunjangan")]
    [InlineData("aplikasi ganti sandi gagal terus")]
    [InlineData("hp saya mati")]
    [InlineData("lokasi yang mati di lantai 2")]
    public void What_names_no_field_with_a_value_changes_none(string said) => Assert.Null(FieldWords.Change(said));

    // Letters alone could be a word.
    private static string AsPeopleNameIt(string code) =>
        code[^6..].Any(char.IsAsciiDigit) && code[^6..].Any(char.IsAsciiLetter) ? code[^6..].ToLowerInvariant() : code;

    private async Task<(Contact Head, Ticket Asked, Ticket Other)> TwoDecisionsAsync(string platform)
    {
        var head = await Chat.Person(new Channel(platform), Roles.Head | Roles.Staff, "Hadi");
        var sari = await Chat.Person(new Channel(platform));
        return (head, await Chat.Escalated(sari.Person, head.Person), await Chat.Escalated(sari.Person, head.Person));
    }

    // The prompt stands on the officer's phone.
    private Task AnnouncedAsync(Ticket ticket, Contact officer) =>
        Chat.Do(async work =>
        {
            var contact = await work.Db.Contacts.SingleAsync(c => c.Id == officer.Id);
            var prompt = new OutgoingMessage { Markup = "Laporan menunggu persetujuan" };
            return work.Outbox.Write(
                contact,
                OutboxPurpose.Announcement,
                prompt,
                ticket.Id,
                ticket.Visits.Single(v => v.LeftAt is null).Id
            );
        });

    private async Task<string?> InputAsync(Ticket ticket)
    {
        await using var db = Chat.Open();
        return await db
            .Events.Where(e => e.TicketId == ticket.Id && e.Action == TicketAction.Resolve)
            .Select(e => e.Words)
            .SingleOrDefaultAsync();
    }
}
