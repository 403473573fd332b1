using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;

namespace Helpdesk.Bot.Tests;

/// <summary>Queues and lists: short, paged, and for the head too.</summary>
public sealed class Lists_and_figures : ChatTest
{
    private static readonly Channel Telegram = new("Telegram");

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Own_tickets_are_counted_right_and_open_ones_stand_first_a_page_at_a_time(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(Telegram, Roles.Staff, "Andi Staf");
        var open = await Chat.Ticket(sari.Person, andi.Person);
        for (var no = 0; no < 11; no++)
            await CancelledAsync(sari, andi);
        var first = await Say(sari, "/tiket");
        Assert.Contains("(12)", first.Words);
        Assert.Contains("Halaman 1 dari 3", first.Words);
        Assert.Contains(open.Code, first.Words.Split('\n')[2]);
        Assert.Equal(5, first.Labels.Count(label => label.StartsWith("HD-", StringComparison.Ordinal)));
        var second = await Press(sari, first, "Berikutnya");
        Assert.Equal(5, second.Labels.Count(label => label.StartsWith("HD-", StringComparison.Ordinal)));
        var third = await Press(sari, second, "Berikutnya");
        Assert.Equal(2, third.Labels.Count(label => label.StartsWith("HD-", StringComparison.Ordinal)));
        Assert.DoesNotContain("Berikutnya", third.Labels);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task The_head_sees_all_that_is_open_with_what_is_late_on_top_and_who_has_it(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(Telegram, Roles.Staff, "Andi Staf");
        var hadi = await Chat.Person(new Channel(platform), Roles.Head, "Hadi Kabid");
        var late = await Chat.Ticket(sari.Person, andi.Person, (TicketAction.Approve, null));
        Chat.Clock.Advance(TimeSpan.FromHours(3) + TimeSpan.FromMinutes(15));
        await Chat.Ticket(sari.Person, andi.Person);
        var queue = await Say(hadi, "/antrean");
        var lines = queue.Words.Split('\n');
        Assert.Contains("2 tiket, 1 terlambat, diurutkan menurut batas waktu", lines[0]);
        Assert.Contains("lewat", lines[2]);
        Assert.Contains(late.Code, lines[2]);
        Assert.EndsWith("Jaringan · Dinas Kesehatan: Wifi mati · Andi", lines[2]);
        Assert.EndsWith("Jaringan · Dinas Kesehatan: Wifi mati", lines[3]);
    }

    [Theory]
    [InlineData("Telegram"), InlineData("WhatsApp")]
    public async Task A_reporter_never_reads_the_house_s_own_question(string platform)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        await FinishAsync(andi, ticket);
        Assert.Equal(TicketState.AwaitingEscalationDecision, await StateAsync(ticket));
        var stranger = await Chat.Person(new Channel(platform), name: "Orang Lain");
        foreach (var reader in new[] { sari, stranger })
        {
            var status = (await Say(reader, ticket.Code)).Words;
            Assert.DoesNotContain("eskalasi", status, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("Sedang diperbaiki", status);
            Assert.Contains("Batas:", status);
        }
        Assert.Contains("Ditangani oleh: Andi Staf", (await Say(sari, ticket.Code)).Words);
        Assert.DoesNotContain("Andi", (await Say(stranger, ticket.Code)).Words);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task What_is_handled_folds_to_one_line_that_says_who_did_what_when(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(Telegram, Roles.Staff, "Andi Staf");
        var ticket = await Chat.Ticket(sari.Person, andi.Person);
        await AnnounceAsync(ticket);
        await Tap(andi, ticket, TicketAction.Approve);
        var folded = (await EditsAsync(andi)).Single();
        Assert.Single(folded.Split('\n'));
        Assert.Contains(ticket.Code, folded);
        Assert.Contains("Disetujui oleh Andi Staf, hari ini", folded);
    }

    [Theory]
    [InlineData("Telegram", true), InlineData("WhatsApp", false)]
    public async Task What_may_be_held_back_until_another_day_names_its_days_by_their_dates(string platform, bool named)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var ticket = await Chat.Ticket(sari.Person, andi.Person);
        await AnnounceAsync(ticket);
        Assert.Equal(named, (await LastToldAsync(andi)).Contains("hari ini", StringComparison.Ordinal));
        await Tap(andi, ticket, TicketAction.Approve);
        Assert.Equal(named, (await LastToldAsync(sari)).Contains("hari ini", StringComparison.Ordinal));
        // An answer is read at once.
        Assert.Contains("hari ini", (await Say(sari, ticket.Code)).Words);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task What_was_asked_and_refused_before_a_decision_is_not_headed_as_the_decision(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var hadi = await Chat.Person(new Channel(platform), Roles.Head, "Hadi Kabid");
        var ticket = await Chat.Escalated(sari.Person, andi.Person);
        await AnnounceAsync(ticket);
        await Tap(hadi, ticket, TicketAction.RepairAgain);
        await Say(hadi, "a");
        await Say(hadi, "coba ganti port dulu");
        Assert.Equal(TicketState.InRepair, await StateAsync(ticket));
        Assert.Single(await EditsAsync(hadi));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_caller_s_data_is_not_offered_to_the_officer_as_their_own(string platform)
    {
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        await FileAsync(andi, "Andi Prasetyo");
        var second = await Say(andi, "/lapor", "Jaringan");
        Assert.Contains("Andi Prasetyo", second.Words);
        await Say(andi, "Ubah", "Bu Kartini", "dinsos", "081299998888", "Lantai 1", "wifi mati", "Lewati");
        await Say(andi, "Kirim laporan");
        Assert.Contains("Andi Prasetyo", (await Say(andi, "/lapor", "Jaringan")).Words);
    }

    private async Task FileAsync(Contact by, string name)
    {
        await Say(by, "/lapor", "Jaringan", name, "dinkes", "081234567890", "Lantai 2", "internet mati", "Lewati");
        await Say(by, "Kirim laporan");
    }

    private async Task CancelledAsync(Contact sari, Contact andi)
    {
        var ticket = await Chat.Ticket(sari.Person, andi.Person);
        await Act(sari, ticket, TicketAction.Cancel, null);
    }

    private async Task<List<string>> EditsAsync(Contact of)
    {
        await using var db = Chat.Open();
        return
        [
            .. db
                .Outbox.Where(row => row.ContactId == of.Id && row.Purpose == OutboxPurpose.Edit)
                .AsEnumerable()
                .Where(row => row.Content.Replaces is not null)
                .Select(row => ChatText.FromMarkup(row.Content.Markup).Words),
        ];
    }
}
