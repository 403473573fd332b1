using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Helpdesk.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Bot.Tests;

/// <summary>
/// What people send on WhatsApp is taken in once, whatever the platform, the network and we do meanwhile.
/// </summary>
public sealed class WhatsApp_intake
{
    [Fact]
    public async Task What_was_sent_while_we_were_down_is_all_there_after_the_start()
    {
        await using var room = await WhatsAppRoom.OpenAsync("R");
        await room.Script.Reporter.Ask("lapor", "Kendalanya pada");
        await room.Bot.Host.StopAsync();
        foreach (
            var text in new[]
            {
                "jaringan",
                "Sari Wulandari",
                "dinkes",
                "0812 3456 7890",
                "Lantai 2",
                "Internet mati sejak pagi",
            }
        )
            room.Script.Reporter.Type(text);
        room.Script.Reporter.SendPhoto(SamplePhotos.Jpeg(1));
        var newcomer = room.Twilio.Phone("Tono Baru");
        newcomer.Type("halo");
        await newcomer.Until(() => room.Twilio.Webhooks.Lost.Count == 8, "the webhooks to give up");

        await room.Bot.StartAsync();
        await newcomer.See("Selamat datang");
        await room.Script.Reporter.See("Foto diterima (1 dari");
        var id = SopScript.IdIn((await SendAsync(room)).Text);
        await room.Script.Staff.See($"Laporan {id} menunggu persetujuan");
        await using var db = room.Bot.Db();
        await room.Script.Reporter.Until(
            () => db.Photos.AsNoTracking().Single().Status == PhotoStatus.Stored,
            "the photo to be stored"
        );
    }

    [Fact]
    public async Task At_the_very_first_start_old_messages_are_left_alone()
    {
        await using var telegram = await TelegramServer.StartAsync();
        await using var twilio = await TwilioTestServer.StartAsync();
        var sari = twilio.Phone("Sari");
        sari.Type("halo");
        await sari.Until(() => twilio.Webhooks.Lost.Count == 1, "the webhook to give up");
        await using var bot = await RunningBot.StartAsync(telegram, null, twilio.Settings());
        await sari.Ask("bantuan", "Yang bisa dilakukan");
        Assert.Single(sari.FromBot);
    }

    [Fact]
    public async Task A_message_that_comes_twice_is_answered_once()
    {
        await using var room = await WhatsAppRoom.OpenAsync("R");
        room.Twilio.Faults.DeliverTwice = true;
        var id = await room.Script.File();
        await using var db = room.Bot.Db();
        Assert.Equal(1, await db.Tickets.CountAsync());
        Assert.Single(
            room.Script.Reporter.FromTheBot,
            message => message.Text.Contains($"Nomor tiket: {id}", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Twilio_is_answered_within_two_seconds_whatever_the_database_does_and_nothing_is_lost()
    {
        await using var room = await WhatsAppRoom.OpenAsync("R");
        var gate = room.Bot.Host.Services.GetRequiredService<WriteGate>();
        var blocked = gate.RunAsync(
            _ => Task.Delay(TimeSpan.FromSeconds(4), TimeProvider.System),
            CancellationToken.None
        );
        room.Script.Reporter.Type("halo");
        await blocked;
        await room.Script.Reporter.See("Selamat datang");
        Assert.All(
            room.Twilio.Webhooks.Answers,
            answer => Assert.True(answer.Took < TimeSpan.FromSeconds(2) && answer.Status == 200)
        );
    }

    [Fact]
    public async Task A_photo_whose_first_three_downloads_fail_is_on_the_ticket_in_the_end()
    {
        await using var room = await WhatsAppRoom.OpenAsync("R");
        room.Twilio.Faults.FailDownloads = 3;
        await room.Script.File();
        await using var db = room.Bot.Db();
        await JumpUntil(room, () => db.Photos.AsNoTracking().Single().Status == PhotoStatus.Stored);
        Assert.Equal(3, db.Photos.AsNoTracking().Single().Attempts);
        Assert.Empty(room.Twilio.Api.Faults);
    }

    [Fact]
    public async Task A_photo_that_never_comes_is_named_in_the_ticket_and_asked_for_again()
    {
        await using var room = await WhatsAppRoom.OpenAsync("R");
        room.Twilio.Faults.FailDownloads = 1000;
        var id = await room.Script.File();
        await using var db = room.Bot.Db();
        await JumpUntil(room, () => db.Photos.AsNoTracking().Single().Status == PhotoStatus.Lost);
        await room.Script.Reporter.See("Mohon kirim lagi foto itu");
        await room.Script.Staff.Ask(id, "1 foto gagal diterima");
    }

    [Fact]
    public async Task A_file_that_is_no_photo_is_refused_at_once_and_one_that_lies_after_a_look()
    {
        await using var room = await WhatsAppRoom.OpenAsync("R");
        var sari = (WhatsAppTestPhone)room.Script.Reporter;
        sari.Phone.SendFile([1, 2, 3], "application/pdf", name: "surat.pdf");
        await sari.See("tidak bisa kami terima");
        var after = sari.LastId;
        sari.Phone.SendFile("no photo at all"u8.ToArray(), "image/jpeg");
        await sari.See("rusak atau bukan foto", after);
    }

    [Fact]
    public async Task A_photo_that_is_too_large_for_whatsapp_is_said_and_not_sent()
    {
        await using var room = await WhatsAppRoom.OpenAsync("SH");
        // A JPEG whose picture is larger than WhatsApp takes an image; what stood behind its end would be cut.
        var small = SamplePhotos.Jpeg(1);
        byte[] large = [.. small[..^2], .. new byte[6 * 1024 * 1024], .. small[^2..]];
        await room.Script.Reporter.Ask("/lapor", "Kendalanya pada");
        room.Script.Reporter.SendPhoto(large);
        await room.Script.Reporter.See("Foto disimpan");
        await room.Script.Reporter.Pick("Jaringan", "Siapa nama");
        foreach (
            var (text, next) in new[]
            {
                ("Sari W", "Dari OPD"),
                ("dinkes", "nomor telepon"),
                ("081234567890", "Di mana"),
                ("Lantai 2", "Apa yang"),
                ("Mati sejak pagi", "Foto diterima"),
            }
        )
            await room.Script.Reporter.Ask(text, next);
        await room.Script.Reporter.Pick("Selesai", "Mohon diperiksa");
        await room.Script.Reporter.Pick("Kirim laporan", "Laporan diterima");
        await room.Script.Staff.See("lebih besar dari 5 MB");
        Assert.Empty(room.Twilio.Api.Faults);
    }

    private static async Task<Seen> SendAsync(WhatsAppRoom room)
    {
        await room.Script.Reporter.Pick("Selesai", "Mohon diperiksa");
        return await room.Script.Reporter.Pick("Kirim laporan", "Laporan diterima");
    }

    // Waits between attempts grow to minutes: the clock is moved instead.
    private static Task JumpUntil(WhatsAppRoom room, Func<bool> holds) =>
        room.Script.Reporter.Until(
            () =>
            {
                if (holds())
                    return true;
                room.Clock.Jump(TimeSpan.FromMinutes(1));
                return false;
            },
            "the photo"
        );
}
