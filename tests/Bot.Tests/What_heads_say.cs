using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Tests;

/// <summary>What heads and admins write in the middle of their work, in sentences. On both platforms.</summary>
public sealed class What_heads_say : ChatTest
{
    [Theory]
    [
        InlineData("Telegram", "yang wifi tolong dipercepat, bupati tanya"),
        InlineData("WhatsApp", "tolong dipercepat ya")
    ]
    public async Task Who_urges_as_an_officer_is_heard(string platform, string said)
    {
        var (_, hadi, ticket) = await EscalatedAsync(platform);
        var asked = await Say(hadi, said);
        Assert.Contains(said, asked.Words);
        await Press(hadi, asked, $"Tambahkan ke {ticket.Code}");
        Assert.Equal([said], await WordsAsync(TicketAction.AddRemark));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task What_is_urged_while_it_is_asked_where_words_belong_stays_with_them(string platform)
    {
        var (_, hadi, _) = await EscalatedAsync(platform);
        var asked = await Say(hadi, "apa sudah dicek adaptornya?", "tolong dipercepat ya");
        Assert.Contains("dipercepat", asked.Words);
    }

    [Theory]
    [
        InlineData("Telegram", "eh salah, maksud saya jangan ditutup dulu"),
        InlineData("WhatsApp", "maaf salah pencet pak")
    ]
    public async Task Who_takes_a_decision_back_hears_that_it_stands_and_what_to_do(string platform, string said)
    {
        var (_, hadi, ticket) = await EscalatedAsync(platform);
        await Act(hadi, ticket, TicketAction.Resolve, "ganti adaptornya");
        await Say(hadi, said);
        Assert.Contains(
            await ToldAsync(hadi),
            told =>
                told.Contains("tidak dapat ditarik", StringComparison.Ordinal)
                && told.Contains(ticket.Code, StringComparison.Ordinal)
        );
        Assert.Equal(TicketState.ReadyToClose, await StateAsync(ticket));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task With_many_that_wait_words_are_for_the_one_that_was_opened(string platform)
    {
        var (andi, hadi, _) = await EscalatedAsync(platform);
        var sari = await Chat.Person(new Channel(platform));
        Ticket last = null!;
        for (var more = 0; more < 3; more++)
            last = await Chat.Escalated(sari.Person, andi.Person);
        Assert.Contains("beberapa tiket menunggu", (await Say(hadi, "beli saja yang garansi 1 tahun")).Words);
        var asked = await Say(hadi, last.Code, "beli saja yang garansi 1 tahun");
        await Press(hadi, asked, $"Bisa ditutup {last.Code}");
        Assert.Equal(TicketState.ReadyToClose, await StateAsync(last));
    }

    [Theory]
    [InlineData("Telegram", "kenapa errornya belum selesai?"), InlineData("WhatsApp", "sudah dicoba kabel lain?")]
    public async Task A_question_is_no_decision_until_it_is_said_to_be_one(string platform, string said)
    {
        var (_, hadi, ticket) = await EscalatedAsync(platform);
        await Tap(hadi, ticket, TicketAction.RepairAgain);
        var asked = await Say(hadi, said);
        Assert.Contains("Perbaiki lagi", asked.Words);
        Assert.Equal(TicketState.Escalated, await StateAsync(ticket));
    }

    [Theory]
    [InlineData("Telegram", "{0} oke bisa ditutup"), InlineData("WhatsApp", "oke bisa ditutup {0}")]
    public async Task A_decision_with_the_end_of_the_id_is_that_decision(string platform, string said)
    {
        var (_, hadi, ticket) = await EscalatedAsync(platform);
        var named = string.Format(System.Globalization.CultureInfo.InvariantCulture, said, ticket.Code);
        Assert.Contains("masukan", (await Say(hadi, named)).Words);
    }

    [Theory]
    [
        InlineData("Telegram", "plh rina sampai jumat"),
        InlineData("WhatsApp", "saya dinas luar, plh nya rina lusa sampai jumat ya")
    ]
    public async Task An_acting_head_is_named_in_one_sentence(string platform, string said)
    {
        var hadi = await Chat.Person(new Channel(platform), Roles.Head, "Hadi Kabid");
        await Chat.Person(new Channel(platform), Roles.Staff, "Rina Staf");
        await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        Assert.Contains("Rina Staf", (await Say(hadi, said)).Words);
        await using var db = Chat.Open();
        var acting = await db.ActingHeads.Include(a => a.Acting).SingleAsync();
        Assert.Equal("Rina Staf", acting.Acting.Name);
        Assert.Equal(27, acting.Until.ToOffset(TimeSpan.FromHours(7)).AddSeconds(-1).Day);
    }

    [Theory]
    [InlineData("Telegram", "minggu depan saya cuti, plh rina tgl 1-3 des", 1, 3)]
    [InlineData("WhatsApp", "minggu depan saya cuti, plh nya rina tgl 1 sd 4 des", 1, 4)]
    [InlineData("Telegram", "minggu depan saya cuti, plh nya rina", 30, 6)]
    [InlineData("WhatsApp", "besok saya dinas luar 2 hari, plh rina", 24, 25)]
    [InlineData("Telegram", "plh rina mulai senin depan sampai jumat depan", 30, 4)]
    public async Task An_acting_head_begins_on_the_day_that_is_said(string platform, string said, int first, int last)
    {
        var hadi = await Chat.Person(new Channel(platform), Roles.Head, "Hadi Kabid");
        await Chat.Person(new Channel(platform), Roles.Staff, "Rina Staf");
        await Say(hadi, said);
        await using var db = Chat.Open();
        var acting = await db.ActingHeads.SingleAsync();
        int Day(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(7)).Day;
        Assert.Equal((first, last), (Day(acting.From), Day(acting.Until.AddSeconds(-1))));
    }

    [Theory]
    [InlineData("Telegram", "plh rina besok"), InlineData("WhatsApp", "senin saya cuti, plh rina")]
    public async Task Where_one_day_alone_is_said_it_is_asked_until_when(string platform, string said)
    {
        var hadi = await Chat.Person(new Channel(platform), Roles.Head, "Hadi Kabid");
        await Chat.Person(new Channel(platform), Roles.Staff, "Rina Staf");
        Assert.Contains("Sampai kapan Rina Staf", (await Say(hadi, said)).Words);
        await using var db = Chat.Open();
        Assert.False(await db.ActingHeads.AnyAsync());
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Who_and_until_when_are_taken_at_the_question_who(string platform)
    {
        var hadi = await Chat.Person(new Channel(platform), Roles.Head, "Hadi Kabid");
        await Chat.Person(new Channel(platform), Roles.Staff, "Rina Staf");
        await Say(hadi, "/plh", "rina sampai jumat");
        await using var db = Chat.Open();
        Assert.Equal("Rina Staf", (await db.ActingHeads.Include(a => a.Acting).SingleAsync()).Acting.Name);
    }

    [Theory]
    [InlineData("berapa tiket per petugas bulan ini?"), InlineData("laporan triwulan ini")]
    [InlineData("triwulan ini berapa yang telat"), InlineData("dibanding bulan lalu naik atau turun?")]
    [InlineData("berapa per petugas?"), InlineData("kinerja petugas")]
    public async Task Figures_are_asked_for_in_other_words(string said)
    {
        var hadi = await Chat.Person(new Channel("Telegram"), Roles.Head, "Hadi Kabid");
        await Say(hadi, said);
        await using var db = Chat.Open();
        Assert.Equal(hadi.Id, (await db.KpiRequests.SingleAsync()).ContactId);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Somebody_is_blocked_by_the_end_of_a_tickets_id_and_yes(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        var dewi = await Chat.Person(new Channel(platform), Roles.Admin, "Dewi Admin");
        var ticket = await Chat.Ticket(sari.Person, dewi.Person);
        Assert.Contains("Sari Pelapor", (await Say(dewi, $"blokir {ticket.Code[^6..]}")).Words);
        await Say(dewi, "ya");
        await using var db = Chat.Open();
        Assert.NotNull((await db.People.SingleAsync(person => person.Id == sari.PersonId)).BlockedAt);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_short_complaint_outlives_the_status_that_is_asked_for(string platform)
    {
        var (sari, andi, _) = await InRepairAsync(platform);
        await Chat.Ticket(sari.Person, andi.Person, (TicketAction.Approve, null));
        Assert.Contains("masih gangguan", (await Say(sari, "halo, masih gangguan", "cek status")).Words);
    }

    private async Task<(Contact Andi, Contact Hadi, Ticket Ticket)> EscalatedAsync(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var hadi = await Chat.Person(new Channel(platform), Roles.Head, "Hadi Kabid");
        return (andi, hadi, await Chat.Escalated(sari.Person, andi.Person));
    }
}
