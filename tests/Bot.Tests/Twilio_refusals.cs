using Helpdesk.Bot.Outbox;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Helpdesk.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Bot.Tests;

/// <summary>
/// Each error code, at once and by report: what follows is seen by a person who can act, and nothing is sent twice.
/// </summary>
public sealed class Twilio_refusals
{
    [Theory]
    [
        InlineData(63014, true),
        InlineData(63014, false),
        InlineData(63015, true),
        InlineData(63015, false),
        InlineData(21610, true),
        InlineData(21610, false)
    ]
    [
        InlineData(21617, true),
        InlineData(21617, false),
        InlineData(63016, true),
        InlineData(63016, false),
        InlineData(63024, true),
        InlineData(63024, false),
        InlineData(12345, false)
    ]
    public async Task A_notice_that_can_not_be_delivered_is_told_to_staff_with_the_number_to_phone(
        int code,
        bool atOnce
    )
    {
        await using var room = await WhatsAppRoom.OpenAsync("R");
        var id = await room.Script.File();
        (atOnce ? room.Twilio.Faults.RefuseWith : room.Twilio.Faults.FailWith).Enqueue(code);
        await room.Script.Approve(id);
        var asked = await room.Script.Staff.See($"Pemberitahuan tiket {id} tidak terkirim ke pelapor");
        Assert.Contains("+6281234567890", asked.Text);
        Assert.Single(
            room.Script.Staff.FromTheBot,
            message => message.Text.Contains("tidak terkirim", StringComparison.Ordinal)
        );
        Assert.InRange(Sent(room, "disetujui"), 0, 1);
        await using var db = room.Bot.Db();
        var contact = await db.Contacts.SingleAsync(c =>
            c.Address == ((WhatsAppTestPhone)room.Script.Reporter).User.Number
        );
        Assert.Equal(code is 63014 or 63015 or 21610 or 63016, contact.UnreachableSince is not null);
        Assert.Equal(code == 63016, contact.WindowClosedAt is not null);
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task Too_fast_for_one_person_is_waited_out_and_arrives_once(bool atOnce)
    {
        await using var room = await WhatsAppRoom.OpenAsync("R");
        var id = await room.Script.File();
        (atOnce ? room.Twilio.Faults.RefuseWith : room.Twilio.Faults.FailWith).Enqueue(63018);
        await room.Script.Approve(id);
        await room.Script.Reporter.See($"Laporan {id} disetujui");
        Assert.Single(
            room.Script.Reporter.FromTheBot,
            message => message.Text.Contains("disetujui", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            room.Script.Staff.FromTheBot,
            message => message.Text.Contains("tidak terkirim", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task A_closed_window_that_only_the_platform_knew_of_is_knocked_at(bool atOnce)
    {
        await using var room = await WhatsAppRoom.OpenAsync("R", TwilioTestServer.Knocks);
        var id = await room.Script.File();
        (atOnce ? room.Twilio.Faults.RefuseWith : room.Twilio.Faults.FailWith).Enqueue(63016);
        await room.Script.Approve(id);
        await room.Script.Reporter.See($"kabar tentang laporan {id}");
        await room.Script.Reporter.Pick("Baca pesan", $"Laporan {id} disetujui");
        Assert.DoesNotContain(
            room.Script.Staff.FromTheBot,
            message => message.Text.Contains("tidak terkirim", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task A_template_that_fails_too_leaves_nobody_waiting(bool atOnce)
    {
        await using var room = await WhatsAppRoom.OpenAsync("R", TwilioTestServer.Knocks);
        var id = await room.Script.File();
        await room.CloseWindow(room.Script.Reporter);
        (atOnce ? room.Twilio.Faults.RefuseWith : room.Twilio.Faults.FailWith).Enqueue(atOnce ? 21655 : 63016);
        await room.Script.Approve(id);
        await room.Script.Staff.See($"Pemberitahuan tiket {id} tidak terkirim ke pelapor");
    }

    [Fact]
    public async Task A_closing_template_that_is_not_approved_is_not_tried_for_ever()
    {
        await using var room = await WhatsAppRoom.OpenAsync("R", TwilioTestServer.Knocks);
        var id = await ToClosing(room);
        await room.CloseWindow(room.Script.Reporter);
        room.Twilio.Faults.FailWith.Enqueue(63016);
        await SopScript.TapOn(room.Script.Staff, id, "Tutup tiket");
        await room.Script.Staff.See($"Pemberitahuan tiket {id} tidak terkirim ke pelapor");
        Assert.Equal(["TicketClosed"], room.TemplatesTo(room.Script.Reporter));
        await room.Script.Staff.Ask(id, "Pemberitahuan penutupan tidak sampai ke pelapor");
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task Reports_out_of_order_doubled_and_before_the_answer_count_once(bool beforeTheAnswer)
    {
        await using var room = await WhatsAppRoom.OpenAsync("R");
        room.Twilio.Faults.ShuffleReports = true;
        room.Twilio.Faults.ReportsBeforeAnswer = beforeTheAnswer;
        var id = await ToClosing(room);
        await SopScript.TapOn(room.Script.Staff, id, "Tutup tiket");
        await room.Script.Reporter.See($"Laporan {id} telah selesai");
        await using var db = room.Bot.Db();
        await room.Script.Staff.Until(
            () => db.Events.AsNoTracking().Any(e => e.Notice != null),
            "the notice in the history"
        );
        await room.Script.Staff.Until(
            () => db.Deliveries.AsNoTracking().All(d => d.Status == DeliveryStatus.Read && d.OutboxId != null),
            "every report to be in"
        );
        Assert.Equal(
            NoticeOutcome.Delivered,
            (await db.Events.AsNoTracking().SingleAsync(e => e.Notice != null)).Notice
        );
    }

    [Fact]
    public async Task A_doubled_report_of_a_failure_asks_to_phone_once()
    {
        await using var room = await WhatsAppRoom.OpenAsync("R");
        room.Twilio.Faults.ShuffleReports = true;
        var id = await room.Script.File();
        room.Twilio.Faults.FailWith.Enqueue(63014);
        await room.Script.Approve(id);
        await room.Script.Staff.See("tidak terkirim");
        await room.Script.Staff.Ask("/antrean", id);
        Assert.Single(
            room.Script.Staff.FromTheBot,
            message => message.Text.Contains("tidak terkirim", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task An_answer_that_is_refused_is_apologised_for()
    {
        await using var room = await WhatsAppRoom.OpenAsync("R");
        room.Twilio.Faults.FailWith.Enqueue(21617);
        await room.Script.Reporter.Ask("bantuan", "jawaban terakhir tidak bisa dikirim");
    }

    [Fact]
    public async Task Whoever_is_asked_to_phone_and_can_not_be_reached_is_followed_by_the_next()
    {
        await using var room = await WhatsAppRoom.OpenAsync("RS");
        var id = await room.Script.File();
        await room.Script.Staff.Offered("Setujui", id);
        await room.Script.OtherStaff.Offered("Setujui", id);
        room.Twilio.World.Users[((WhatsAppTestPhone)room.Script.Reporter).User.Number].Blocked = true;
        room.Twilio.World.Users[((WhatsAppTestPhone)room.Script.Staff).User.Number].Blocked = true;
        await SopScript.TapOn(room.Script.Staff, id, "Setujui");
        await room.Script.OtherStaff.See($"Pemberitahuan tiket {id} tidak terkirim ke pelapor");
    }

    [Fact]
    public async Task A_request_to_phone_an_officer_is_not_taken_for_the_request_to_phone_the_reporter()
    {
        await using var room = await WhatsAppRoom.OpenAsync("RS");
        var id = await room.Script.File();
        await room.Script.Staff.Offered("Setujui", id);
        await room.Script.OtherStaff.Offered("Setujui", id);
        await room.Script.Approve(id);
        await room.Script.Reporter.See($"Laporan {id} disetujui");
        await room.Script.Staff.See($"Tiket {id} siap diperbaiki");
        // The notice is refused, the handler is asked to phone; before that fails too, the handler's own prompt does.
        await Refused(room, row => row.Purpose == OutboxPurpose.ReporterNotice);
        await Refused(room, row => row.Purpose == OutboxPurpose.Announcement && row.PromptVisitId != null);
        await Refused(room, row => row.Purpose == OutboxPurpose.CallRequest && row.Contact.Address.StartsWith("+62"));

        await room.Script.OtherStaff.See($"Pemberitahuan tiket {id} tidak terkirim ke pelapor");
        await room.Script.Admin.See("Andi Staf");
    }

    // The newest row of a kind turns out to have reached nobody.
    private static Task Refused(WhatsAppRoom room, Func<OutboxMessage, bool> which)
    {
        var services = room.Bot.Host.Services;
        var undeliverable = services.GetRequiredService<UndeliverableMessages>();
        return services
            .GetRequiredService<WriteGate>()
            .RunAsync(
                async work =>
                {
                    var rows = await work.Db.Outbox.Include(row => row.Contact).OrderBy(row => row.Id).ToListAsync();
                    var id = rows.Last(which).Id;
                    await undeliverable.ParkAsync(work, id, "OptedOut", unreachable: true, CancellationToken.None);
                },
                CancellationToken.None
            );
    }

    [Fact]
    public async Task Where_every_request_to_phone_fails_each_person_is_asked_once_and_then_it_ends()
    {
        await using var room = await WhatsAppRoom.OpenAsync("RS");
        var id = await room.Script.File();
        await room.Script.Staff.Offered("Setujui", id);
        await room.Script.OtherStaff.Offered("Setujui", id);
        await room.Script.Staff.Ask(id, "Menunggu persetujuan");
        foreach (var phone in new[] { room.Script.Reporter, room.Script.Staff, room.Script.OtherStaff })
            room.Twilio.World.Users.TryRemove(((WhatsAppTestPhone)phone).User.Number, out _);
        await using var db = room.Bot.Db();
        var contact = await db.Contacts.Include(c => c.Person).SingleAsync(c => c.Address == "900");
        contact.Person.Roles |= Core.People.Roles.Staff;
        contact.Person.Teams = Core.People.Teams.Both;
        await db.SaveChangesAsync();
        await room.Script.Admin.Say("/antrean", id);
        await room.Script.Admin.Press(id, "Menunggu persetujuan");
        await room.Script.Admin.Tap("Setujui");
        await room.Script.Admin.Expect($"Pemberitahuan tiket {id} tidak terkirim ke pelapor");
        Assert.InRange(await db.Outbox.CountAsync(row => row.Purpose == OutboxPurpose.CallRequest), 1, 4);
    }

    [Fact]
    public async Task What_became_of_a_message_while_we_were_down_is_looked_up_at_the_start()
    {
        await using var room = await WhatsAppRoom.OpenAsync("R");
        var id = await room.Script.File();
        await room.Script.Approve(id);
        await room.Script.Reporter.See($"Laporan {id} disetujui");
        await room.Bot.Host.StopAsync();
        // Its report never reached us.
        var lost = room
            .Twilio.World.All()
            .Last(message => message.Text.Contains("disetujui", StringComparison.Ordinal));
        (lost.Status, lost.ErrorCode) = ("failed", 63024);
        await room.Bot.StartAsync();
        await using (var db = room.Bot.Db())
            await db
                .Deliveries.Where(delivery => delivery.MessageId == lost.Sid)
                .ExecuteUpdateAsync(set => set.SetProperty(delivery => delivery.Status, DeliveryStatus.Accepted));
        await room.Bot.RestartAsync();
        await room.Script.Staff.See($"Pemberitahuan tiket {id} tidak terkirim ke pelapor");
    }

    [Fact]
    public async Task A_flood_keeps_within_the_platforms_pace_and_arrives_whole()
    {
        await using var telegram = await TelegramServer.StartAsync();
        await using var twilio = await TwilioTestServer.StartAsync(burst: 6);
        await using var bot = await RunningBot.StartAsync(
            telegram,
            null,
            twilio.Settings("Outbox:WhatsApp:ChatBurst=5", "Outbox:WhatsApp:ChatPerSecond=0.16")
        );
        var sari = twilio.Phone("Sari");
        foreach (var text in new[] { "halo", "bantuan", "lapor", "jaringan", "Sari W", "dinkes" })
            sari.Type(text);
        await sari.See("Berapa nomor telepon");
        Assert.DoesNotContain(twilio.World.All(), message => message.ErrorCode is not null);
    }

    private static async Task<string> ToClosing(WhatsAppRoom room)
    {
        var id = await room.Script.File();
        await room.Script.Approve(id);
        await room.Script.Repair(id);
        await SopScript.TapOn(room.Script.Staff, id, "Tanpa eskalasi");
        await room.Script.Staff.See($"Tiket {id} siap ditutup");
        return id;
    }

    private static int Sent(WhatsAppRoom room, string words) =>
        room
            .Twilio.World.All()
            .Count(message => message.FromBot && message.Text.Contains(words, StringComparison.Ordinal));
}
