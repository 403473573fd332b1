using Helpdesk.Bot.Channels.Telegram;
using Helpdesk.Bot.Conversations;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Tests;

/// <summary>
/// Short words, courtesies and replies beside a ticket: none is taken for more than it says, none falls silent.
/// </summary>
public sealed class Words_beside_a_ticket : ChatTest
{
    [Theory]
    [InlineData("Telegram", "cukup")]
    [InlineData("WhatsApp", "cukup")]
    [InlineData("Telegram", "sudah itu saja pak")]
    public async Task That_it_is_enough_ends_the_addition_and_is_none(string platform, string said)
    {
        var (sari, _, ticket) = await InRepairAsync(platform);
        await Tap(sari, ticket, TicketAction.AddInformation);
        await Say(sari, "yang mati cuma di lantai 2");
        var heard = await Say(sari, said);
        Assert.Contains("sudah diteruskan", heard.Words);
        Assert.Equal(["yang mati cuma di lantai 2"], await WordsAsync(TicketAction.AddInformation));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task That_it_is_enough_ends_the_notes_and_is_none(string platform)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await Tap(andi, ticket, TicketAction.AddNote);
        await Say(andi, "kabel diganti", "cukup");
        Assert.Equal(["kabel diganti"], await WordsAsync(TicketAction.AddNote));
        await using var db = Chat.Open();
        Assert.Empty(await db.Conversations.ToListAsync());
    }

    [Theory]
    [InlineData("Telegram", "lanjut")]
    [InlineData("WhatsApp", "lanjut pak")]
    [InlineData("Telegram", "Lanjutkan")]
    public async Task The_word_for_the_next_step_among_the_notes_does_the_step(string platform, string said)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await Tap(andi, ticket, TicketAction.AddNote);
        await Say(andi, "kabel diganti");
        await Send(andi, m => m with { Photo = new IncomingPhoto("foto", SentAsFile: false) });
        await Say(andi, said);
        Assert.Equal(TicketState.AwaitingEscalationDecision, await StateAsync(ticket));
        Assert.DoesNotContain(said, await WordsAsync(TicketAction.AddNote));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_step_that_comes_later_is_no_note_and_it_is_said_what_comes_first(string platform)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await Tap(andi, ticket, TicketAction.AddNote);
        var heard = await Say(andi, "eskalasi");
        Assert.Contains("Perbaikan selesai", heard.Words);
        Assert.Empty(await WordsAsync(TicketAction.AddNote));
        await Say(andi, "eskalasi ke vendor sudah saya ajukan");
        Assert.Equal(["eskalasi ke vendor sudah saya ajukan"], await WordsAsync(TicketAction.AddNote));
    }

    [Theory]
    [InlineData("Telegram", "terima kasih pak")]
    [InlineData("WhatsApp", "siap")]
    [InlineData("WhatsApp", "👍")]
    public async Task A_courtesy_in_reply_to_a_message_of_a_ticket_is_a_courtesy(string platform, string said)
    {
        var (sari, _, ticket) = await InRepairAsync(platform);
        var notice = await NoticeAsync(sari, ticket);
        var heard = await Send(sari, m => m with { Text = said, Answers = notice });
        Assert.Empty(await WordsAsync(TicketAction.AddInformation));
        Assert.DoesNotContain("Tersimpan", heard.Words);
        Assert.NotEmpty(heard.Rows);
        await using var db = Chat.Open();
        Assert.Empty(await db.Conversations.ToListAsync());
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_nod_of_the_head_in_reply_to_a_ticket_is_shown_in_the_question_what_it_decides(string platform)
    {
        var head = await Chat.Person(new Channel(platform), Roles.Head | Roles.Staff, "Hadi");
        var sari = await Chat.Person(new Channel(platform));
        var ticket = await Chat.Escalated(sari.Person, head.Person);
        var notice = await NoticeAsync(head, ticket);
        var heard = await Send(head, m => m with { Text = "oke setuju", Answers = notice });
        Assert.Contains("oke setuju", heard.Words);
        var resolve = heard.Labels.Single(label => label.StartsWith("Bisa ditutup", StringComparison.Ordinal));
        var done = await Press(head, heard, resolve);
        Assert.Equal(["oke setuju"], await WordsAsync(TicketAction.Resolve));
        Assert.Contains(ticket.Code, done.Words);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_reply_to_a_ticket_that_is_closed_is_asked_about_by_its_id(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff | Roles.Head, "Andi Staf");
        var ticket = await ClosedAsync(sari, andi);
        var notice = await NoticeAsync(sari, ticket);
        var heard = await Send(sari, m => m with { Text = "kok masih lemot ya di lantai 2", Answers = notice });
        Assert.Contains(ticket.Code, heard.Words);
        Assert.Contains("kok masih lemot ya di lantai 2", heard.Words);
        Assert.Contains("Laporan baru", heard.Labels);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Words_for_a_step_that_is_over_by_now_are_kept_and_it_is_said_why_they_are_asked_about(
        string platform
    )
    {
        var head = await Chat.Person(new Channel(platform), Roles.Head | Roles.Staff, "Hadi");
        var sari = await Chat.Person(new Channel(platform));
        var ticket = await Chat.Escalated(sari.Person, head.Person);
        var asked = await Say(head, "ok saya setuju beli switch baru untuk lantai 2");
        await Act(head, ticket, TicketAction.Resolve, "Sudah diputuskan lisan");
        var label = asked.Labels.Single(l => l.StartsWith("Bisa ditutup", StringComparison.Ordinal));
        var heard = await Press(head, asked, label);
        Assert.Contains("belum tersimpan", string.Join('\n', heard.Rows.Select(r => r.Content.Markup)));
        Assert.Contains("ok saya setuju beli switch baru untuk lantai 2", heard.Words);
    }

    [Fact]
    public async Task A_yes_on_WhatsApp_to_the_question_whether_to_cancel_cancels_whatever_was_asked_before()
    {
        var sari = await Chat.Person(Helpdesk.Bot.Channels.WhatsApp.WhatsAppChannel.Channel);
        var andi = await Chat.Person(sari.Channel, Roles.Staff, "Andi Staf");
        var ticket = await Chat.Ticket(sari.Person, andi.Person);
        await Say(sari, "yang di aula kemarin itu lho pak");
        await Tap(sari, ticket, TicketAction.Cancel);
        await Say(sari, "ya");
        Assert.Equal(TicketState.Cancelled, await StateAsync(ticket));
    }

    [Fact]
    public async Task A_steps_label_that_is_typed_beside_an_open_question_asks_for_its_words_once()
    {
        var sari = await Chat.Person(TelegramChannel.Channel);
        var andi = await Chat.Person(TelegramChannel.Channel, Roles.Staff, "Andi Staf");
        var ticket = await Chat.Ticket(sari.Person, andi.Person);
        await NoticeAsync(andi, ticket, isPrompt: true);
        await Say(andi, "yang di aula kemarin itu lho pak ya");
        var heard = await Say(andi, "Kembalikan");
        Assert.Contains("Apa alasan", Assert.Single(heard.Rows).Content.Markup);
    }

    [Theory]
    [InlineData("Sari Wulandari, Dinas Kesehatan, 081234567890")]
    [InlineData("sari wulandari dinkes 0812-3456-7890")]
    [InlineData("Sari Wulandari / Dinas Kesehatan / 0812 3456 7890")]
    [InlineData("Nama: Sari Wulandari\nOPD: Dinas Kesehatan\nNo HP: 0812 3456 7890")]
    [InlineData("saya Sari Wulandari dari Dinas Kesehatan, hp 081234567890")]
    public async Task Name_office_and_phone_in_one_message_answer_three_questions(string said)
    {
        var sari = await Chat.Person(TelegramChannel.Channel);
        await Say(sari, "/lapor", "Jaringan", said);
        var draft = await DraftAsync(sari);
        Assert.Equal("sari wulandari", draft.Name?.ToLowerInvariant());
        Assert.Equal("Dinas Kesehatan", draft.Office);
        Assert.Equal("+6281234567890", draft.Phone);
        Assert.Equal(FilingStep.Location, draft.Step);
    }

    [Theory]
    [InlineData("Sari, Andi dan Budi")]
    [InlineData("Sari Dinas")]
    [InlineData("dr. Sari Wulandari, S.Kom., M.M.")]
    [InlineData("Ibu Sari (bagian umum)")]
    public async Task A_name_is_not_taken_apart_where_it_is_only_a_name(string said)
    {
        var sari = await Chat.Person(TelegramChannel.Channel);
        await Say(sari, "/lapor", "Jaringan", said);
        var draft = await DraftAsync(sari);
        Assert.Equal(said, draft.Name);
        Assert.Equal(FilingStep.Office, draft.Step);
    }

    [Theory]
    [InlineData("yo sama")]
    [InlineData("sama pak")]
    [InlineData("ya sama kayak kemarin")]
    public async Task That_the_data_are_the_same_is_a_yes(string said)
    {
        var sari = await Chat.Person(TelegramChannel.Channel);
        var andi = await Chat.Person(TelegramChannel.Channel, Roles.Staff, "Andi Staf");
        await Chat.Ticket(sari.Person, andi.Person, (TicketAction.Approve, null));
        await Say(sari, "/lapor", "Aplikasi", said);
        var draft = await DraftAsync(sari);
        Assert.Equal("Dinas Kesehatan", draft.Office);
        Assert.Equal(FilingStep.Location, draft.Step);
    }

    [Theory]
    [InlineData("jam pelayanan brp")]
    [InlineData("buka sampai jam berapa pak")]
    public async Task Whoever_asks_for_the_office_hours_is_told_them(string said)
    {
        var sari = await Chat.Person(TelegramChannel.Channel);
        var heard = await Say(sari, said);
        Assert.Contains("07.30", heard.Words);
        Assert.Contains("16.", heard.Words);
    }

    [Theory]
    [InlineData("lapor mas")]
    [InlineData("lapor pak")]
    public async Task Whoever_only_says_that_they_report_is_asked_what(string said)
    {
        var sari = await Chat.Person(TelegramChannel.Channel);
        await Say(sari, said);
        Assert.Equal(FilingStep.Category, (await DraftAsync(sari)).Step);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task What_is_left_of_a_trouble_is_not_taken_for_a_question_about_the_report(string platform)
    {
        var (sari, _, ticket) = await InRepairAsync(platform);
        const string Left = "sudah bisa login pak, tinggal laporan bulanan nya kosong";
        var asked = await Say(sari, Left);
        Assert.Contains(Left, asked.Words);
        await Press(sari, asked, $"Tambahkan ke {ticket.Code}");
        Assert.Equal([Left], await WordsAsync(TicketAction.AddInformation));
    }

    [Fact]
    public async Task Photos_are_taken_out_of_a_report_in_a_word()
    {
        var sari = await Chat.Person(TelegramChannel.Channel);
        await Say(sari, "/lapor", "Jaringan", "Sari", "Dinas Kesehatan", "081234567890", "Aula", "Wifi mati");
        await Send(sari, m => m with { Photo = new IncomingPhoto("foto", SentAsFile: false) });
        await Say(sari, "lewati");
        var heard = await Say(sari, "hapus fotonya");
        Assert.Contains(heard.Labels, label => label.Contains("foto", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("Wifi mati", (await DraftAsync(sari)).Description);
    }

    [Theory]
    [InlineData("cek status aja")]
    [InlineData("cek status dong min")]
    public async Task Whoever_only_wants_the_status_gets_it_where_a_report_was_supposed(string said)
    {
        var (sari, _, ticket) = await InRepairAsync("Telegram");
        await Say(sari, "yang di aula kemarin itu lho pak");
        Assert.Contains(ticket.Code, (await Say(sari, said)).Words);
    }

    [Theory]
    [InlineData("ga jadi min salah kirim")]
    [InlineData("maaf salah kirim")]
    public async Task What_was_sent_by_mistake_is_dropped_and_said_so(string said)
    {
        var (sari, _, _) = await InRepairAsync("Telegram");
        await Say(sari, "yang di aula kemarin itu lho pak");
        Assert.Contains("tidak disimpan", (await Say(sari, said)).Words);
        await using var db = Chat.Open();
        Assert.Empty(await db.Conversations.ToListAsync());
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_reply_to_a_card_offers_every_way_out_of_the_step_that_words_can_be_for(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var ticket = await Chat.Ticket(sari.Person, andi.Person);
        var card = await NoticeAsync(andi, ticket);
        var heard = await Send(andi, m => m with { Text = "ini sudah pernah dilaporkan minggu lalu", Answers = card });
        Assert.Contains(heard.Labels, label => label.StartsWith("Setujui", StringComparison.Ordinal));
        Assert.Contains(heard.Labels, label => label.StartsWith("Kembalikan", StringComparison.Ordinal));
    }

    private async Task<Ticket> ClosedAsync(Contact reporter, Contact staff)
    {
        var ticket = await Chat.Escalated(reporter.Person, staff.Person);
        await Act(staff, ticket, TicketAction.Resolve, "Silakan ditutup");
        await Act(staff, ticket, TicketAction.Close, null);
        return ticket;
    }

    // A message about the ticket on a phone; what the platform calls it.
    private async Task<string> NoticeAsync(Contact to, Ticket ticket, bool isPrompt = false)
    {
        var id = await Chat.Do(async work =>
        {
            var contact = await work.Db.Contacts.SingleAsync(c => c.Id == to.Id);
            var visit = await work.Db.Visits.SingleOrDefaultAsync(v => v.TicketId == ticket.Id && v.LeftAt == null);
            var row = work.Outbox.Write(
                contact,
                isPrompt ? OutboxPurpose.Announcement : OutboxPurpose.Reply,
                new OutgoingMessage { Markup = $"Kabar tiket {ticket.Code}" },
                ticket.Id,
                isPrompt ? visit?.Id : null
            );
            await work.Db.SaveChangesAsync();
            work.Db.Deliveries.Add(
                new Delivery
                {
                    MessageId = $"m{row.Id}",
                    OutboxId = row.Id,
                    Form = DeliveryForm.Free,
                    At = work.Now,
                }
            );
            await work.Db.SaveChangesAsync();
            return row.Id;
        });
        return $"m{id}";
    }
}
