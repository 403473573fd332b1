using Helpdesk.Bot.Outbox;
using Helpdesk.Bot.Photos;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Helpdesk.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Bot.Tests;

/// <summary>What goes out arrives, in order and at the platform's pace, whatever the network does.</summary>
public sealed class Outbox_delivery
{
    [Fact]
    public async Task What_was_owed_while_the_network_was_cut_arrives_in_order_when_it_is_back()
    {
        await using var server = await TelegramServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(server);
        var sari = server.Phone("Sari");
        await sari.Say("halo", "Selamat datang");
        server.Fault.Cut = true;
        sari.Phone.Type("/lapor");
        sari.Phone.Type("jaringan");
        server.Fault.Cut = false;
        var question = await sari.Expect("Kendalanya pada");
        var next = await sari.Expect("Siapa nama");
        Assert.True(question.Id < next.Id);
        Assert.Single(sari.FromBot, message => message.Text!.Contains("Kendalanya pada", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_429_is_waited_out_and_nothing_is_lost_or_doubled()
    {
        await using var server = await TelegramServer.StartAsync(chatBurst: 3);
        await using var bot = await RunningBot.StartAsync(server);
        var sari = server.Phone("Sari");
        foreach (var text in new[] { "halo", "/bantuan", "/lapor", "jaringan", "Sari", "dinkes" })
            sari.Phone.Type(text);
        await sari.Expect("Berapa nomor telepon");
        Assert.Contains(server.Api.Calls, call => call.Status == 429);
        Assert.Single(sari.FromBot, message => message.Text!.Contains("Siapa nama", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Our_own_pace_keeps_within_the_platforms_so_that_it_never_has_to_refuse()
    {
        await using var server = await TelegramServer.StartAsync(chatBurst: 5);
        await using var bot = await RunningBot.StartAsync(server, null, "Outbox:ChatBurst=4", "Outbox:ChatPerSecond=1");
        var sari = server.Phone("Sari");
        foreach (var text in new[] { "halo", "/bantuan", "/lapor", "jaringan", "Sari", "dinkes" })
            sari.Phone.Type(text);
        await sari.Expect("Berapa nomor telepon");
        Assert.DoesNotContain(server.Api.Calls, call => call.Status == 429);
    }

    [Fact]
    public async Task Replies_go_before_a_flood_of_notices_and_a_flood_to_one_chat_holds_up_no_other()
    {
        await using var server = await TelegramServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(server, null, "Outbox:ChatBurst=3", "Outbox:ChatPerSecond=2");
        var (hadi, budi) = (server.Phone("Hadi"), server.Phone("Budi"));
        await hadi.Say("halo", "Selamat datang");
        await budi.Say("halo", "Selamat datang");
        await using (var db = bot.Db())
        {
            var outbox = new OutboxWriter(db, TimeProvider.System.GetUtcNow());
            var contacts = await db.Contacts.ToDictionaryAsync(contact => contact.Address);
            for (var number = 0; number < 500; number++)
                outbox.Write(
                    contacts[$"{hadi.User.Id}"],
                    OutboxPurpose.Announcement,
                    new OutgoingMessage { Markup = $"notice {number}" }
                );
            outbox.Write(
                contacts[$"{budi.User.Id}"],
                OutboxPurpose.Announcement,
                new OutgoingMessage { Markup = "the other's notice" }
            );
            await db.SaveChangesAsync();
        }
        await hadi.Expect("notice 1");
        await budi.Expect("the other's notice");
        await hadi.Say("/bantuan", "Yang bisa dilakukan di sini");
        Assert.True(hadi.FromBot.Count < 50, "The answer came behind the flood.");
        var notices = hadi
            .FromBot.Where(message => message.Text!.StartsWith("notice", StringComparison.Ordinal))
            .Select(message => message.Text!)
            .ToList();
        Assert.Equal(Enumerable.Range(0, notices.Count).Select(number => $"notice {number}"), notices);
    }

    [Fact]
    public async Task One_message_that_can_never_be_delivered_does_not_hold_up_the_others()
    {
        await using var server = await TelegramServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(server);
        var (sari, budi) = (server.Phone("Sari"), server.Phone("Budi"));
        await sari.Say("halo", "Selamat datang");
        await budi.Say("halo", "Selamat datang");
        await using (var db = bot.Db())
        {
            var contact = await db.Contacts.SingleAsync(c => c.Address == $"{sari.User.Id}");
            new OutboxWriter(db, TimeProvider.System.GetUtcNow()).Write(
                contact,
                OutboxPurpose.Alarm,
                new OutgoingMessage { Markup = "<broken" }
            );
            await db.SaveChangesAsync();
        }
        await sari.Say("/bantuan", "Yang bisa dilakukan");
        await budi.Say("/bantuan", "Yang bisa dilakukan");
        await using var after = bot.Db();
        // Replies go first, so that it may be tried only after them.
        await sari.Until(
            () => after.Outbox.Any(row => row.Status == OutboxStatus.Parked),
            "the broken message to be parked"
        );
        Assert.Single(server.Api.Faults);
    }

    [Fact]
    public async Task A_photo_whose_first_downloads_fail_is_on_the_ticket_in_the_end()
    {
        await using var server = await TelegramServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(server);
        server.Fault.FailDownloads = 1;
        var script = new SopScript(server);
        await script.SetUpPeople();
        await script.File();
        await using var db = bot.Db();
        await script.Reporter.Until(
            () => db.Photos.AsNoTracking().Single().Status == PhotoStatus.Stored,
            "the photo to be stored"
        );
        Assert.True(db.Photos.AsNoTracking().Single().Attempts >= 1);
    }

    [Fact]
    public async Task A_photo_sent_as_a_file_is_stored_without_its_metadata_and_shown_to_staff()
    {
        await using var server = await TelegramServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(server);
        var script = new SopScript(server);
        await script.SetUpPeople();
        script.Reporter.Phone.SendDocument(
            SamplePhotos.Jpeg(5),
            "IMG_0001.JPG",
            "image/jpeg",
            "Internet mati di ruang rapat"
        );
        await script.Reporter.Expect("Kendalanya pada");
        await script.Reporter.Press("Jaringan", "Siapa nama");
        await script.Reporter.Say("Sari", "Dari OPD");
        await script.Reporter.Say("dinkes", "nomor telepon");
        await script.Reporter.Say("081234567890", "Di mana");
        await script.Reporter.Say("Ruang rapat", "Foto diterima");
        await script.Reporter.Press("Selesai", "Mohon diperiksa");
        await script.Reporter.Press("Kirim laporan", "Laporan diterima");
        await script.Staff.Until(() => script.Staff.FromBot.Any(message => message.FileId is not null), "the photo");
        var shown = script.Staff.FromBot.Last(message => message.FileId is not null);
        Assert.Equal(SamplePhotos.Jpeg(5), server.World.Files[shown.FileId!].Bytes);
    }

    public static TheoryData<string> PhotosThatCantBeShown => ["12 MB", "9000 × 2000", "2100 × 100"];

    [Theory]
    [MemberData(nameof(PhotosThatCantBeShown))]
    public async Task What_the_platform_shows_no_photo_of_is_shown_as_a_file_and_takes_no_other_along(string which)
    {
        var odd = which switch
        {
            "12 MB" => SamplePhotos.OfMegabytes(12),
            "9000 × 2000" => SamplePhotos.OfSize(9000, 2000),
            _ => SamplePhotos.OfSize(2100, 100),
        };
        await using var server = await TelegramServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(server);
        var script = new SopScript(server);
        await script.SetUpPeople();
        var phone = script.Reporter;
        await phone.Ask("/lapor", "Kendalanya pada");
        await phone.Pick("Jaringan", "Siapa nama");
        await phone.Ask("Sari", "Dari OPD");
        await phone.Ask("dinkes", "nomor telepon");
        await phone.Ask("081234567890", "Di mana");
        await phone.Ask("Ruang rapat", "Apa yang terjadi");
        await phone.Ask("Internet mati", "Ada foto?");
        await phone.Show(SamplePhotos.Jpeg(5), "Foto diterima");
        phone.Phone.SendDocument(odd, "IMG_0002.JPG", "image/jpeg");
        await phone.See("(2 dari");
        await phone.Pick("Selesai", "Mohon diperiksa");
        await phone.Pick("Kirim laporan", "Laporan diterima");
        byte[][] Shown() =>
            [
                .. script
                    .Staff.FromBot.Where(message => message.FileId is not null)
                    .Select(message => server.World.Files[message.FileId!].Bytes),
            ];
        await script.Staff.Until(() => Shown().Length >= 2, "both photos");
        Assert.Contains(Shown(), bytes => bytes.SequenceEqual(SamplePhotos.Jpeg(5)));
        Assert.Contains(Shown(), bytes => bytes.SequenceEqual(odd));
    }

    [Fact]
    public async Task A_visit_that_the_job_never_got_to_is_announced_by_the_sweep()
    {
        await using var server = await TelegramServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(server);
        var script = new SopScript(server);
        await script.SetUpPeople();
        await using (var db = bot.Db())
        {
            var reporter = await db.People.FirstAsync();
            var now = TimeProvider.System.GetUtcNow();
            // Written as by a process that died before it enqueued the job.
            await FileTicket.RunAsync(
                new Report(
                    reporter,
                    Guid.NewGuid(),
                    now,
                    Core.People.Teams.Network,
                    "Sari",
                    "Dinas Kesehatan",
                    "+6281234567890",
                    "Lantai 2",
                    "Mati"
                ),
                bot.Work(db),
                CancellationToken.None
            );
            await db.SaveChangesAsync();
        }
        await script.Staff.Expect("menunggu persetujuan");
        await script.OtherStaff.Expect("menunggu persetujuan");
    }

    [Fact]
    public async Task The_command_menu_follows_role_and_language()
    {
        await using var server = await TelegramServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(server);
        var script = new SopScript(server);
        await script.SetUpPeople();
        string Menu(TelegramPhone phone) =>
            server.World.Menus.GetValueOrDefault($"{phone.User.Id}")?.ToJsonString() ?? "";
        await script.Staff.Until(
            () => Menu(script.Staff).Contains("antrean", StringComparison.Ordinal),
            "the staff's menu"
        );
        await script.Head.Until(
            () => Menu(script.Head).Contains("keputusan", StringComparison.Ordinal),
            "the head's menu"
        );
        Assert.DoesNotContain("antrean", server.World.Menus["default"].ToJsonString());

        await script.Staff.Say("/bahasa", "Pilih bahasa");
        await script.Staff.Press("English", "English is chosen");
        await script.Staff.Until(
            () => Menu(script.Staff).Contains("Queue of tickets", StringComparison.Ordinal),
            "an English menu"
        );
    }

    [Fact]
    public async Task A_removed_officer_loses_rights_and_menu_and_is_told()
    {
        await using var server = await TelegramServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(server);
        var script = new SopScript(server);
        await script.SetUpPeople();
        await script.Admin.Say("/petugas", "Daftar petugas");
        await script.Admin.Press("Cabut peran Rina Staf", "Pilih sekali lagi");
        await script.Admin.Press("Cabut peran Rina Staf", "sudah dicabut");
        await script.OtherStaff.Expect("sudah dicabut oleh admin");
        await script.OtherStaff.Say("/antrean", "hanya untuk staf IT");
    }

    [Fact]
    public async Task While_there_is_no_admin_start_shows_the_id_to_put_into_the_settings()
    {
        await using var server = await TelegramServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(server, null, "Admins:0=");
        var budi = server.Phone("Budi");
        await budi.Say("/start", $"telegram:{budi.User.Id}");
    }

    [Fact]
    public async Task An_invitation_works_once()
    {
        await using var server = await TelegramServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(server);
        var script = new SopScript(server);
        var invitation = await script.Admin.Say("/undang staf jaringan", "https://t.me/");
        var code = invitation.Text!.Split("start=")[1].Split('\n')[0].Trim();
        await script.Staff.Say($"/start {code}", "Staf IT (Jaringan)");
        await script.OtherStaff.Say($"/start {code}", "tidak berlaku");
    }

    [Fact]
    public void A_failing_chat_waits_longer_each_time_and_a_success_forgets_it()
    {
        var clock = new ManualClock();
        var pacing = new OutboxPacing(new OutboxSpeed(ChatBurst: 100), clock);
        foreach (var seconds in new[] { 1, 2, 4, 8, 15, 15 })
        {
            pacing.Ended(1, new SendResult.Broken("Exception"));
            Assert.Equal(TimeSpan.FromSeconds(seconds), pacing.ChatWait(1));
            clock.Advance(TimeSpan.FromSeconds(seconds));
            Assert.Equal(TimeSpan.Zero, pacing.ChatWait(1));
        }
        pacing.Ended(1, new SendResult.Delivered("1"));
        pacing.Ended(1, new SendResult.Broken("Exception"));
        Assert.Equal(TimeSpan.FromSeconds(1), pacing.ChatWait(1));
        Assert.Equal(TimeSpan.Zero, pacing.ChatWait(2));
    }

    [Fact]
    public void What_fails_for_several_chats_pauses_all_and_the_first_success_ends_every_pause()
    {
        var clock = new ManualClock();
        var pacing = new OutboxPacing(new OutboxSpeed(), clock);
        foreach (var chat in new[] { 1, 2 })
            pacing.Ended(chat, new SendResult.Failed("HTTP 502"));
        Assert.Equal(TimeSpan.Zero, pacing.BotWait);
        pacing.Ended(3, new SendResult.Failed("HTTP 502"));
        Assert.Equal(TimeSpan.FromSeconds(1), pacing.BotWait);
        clock.Advance(TimeSpan.FromSeconds(1));
        pacing.Ended(3, new SendResult.Failed("HTTP 502"));
        Assert.Equal(TimeSpan.FromSeconds(2), pacing.BotWait);
        clock.Advance(TimeSpan.FromSeconds(2));
        pacing.Ended(4, new SendResult.Delivered("1"));
        Assert.Equal(TimeSpan.Zero, pacing.BotWait);
        Assert.Equal(TimeSpan.Zero, pacing.ChatWait(3));
    }

    [Fact]
    public void A_pause_that_the_platform_asks_of_two_chats_is_meant_for_all()
    {
        var clock = new ManualClock();
        var pacing = new OutboxPacing(new OutboxSpeed(), clock);
        pacing.Ended(1, new SendResult.TooFast(TimeSpan.FromSeconds(8)));
        Assert.Equal(TimeSpan.Zero, pacing.BotWait);
        Assert.Equal(TimeSpan.FromSeconds(8), pacing.ChatWait(1));
        pacing.Ended(2, new SendResult.TooFast(TimeSpan.FromSeconds(8)));
        Assert.Equal(TimeSpan.FromSeconds(8), pacing.BotWait);
    }

    [Fact]
    public void A_chat_gets_its_burst_then_one_a_second_and_the_bot_its_thirty()
    {
        var clock = new ManualClock();
        var pacing = new OutboxPacing(new OutboxSpeed(ChatBurst: 3, ChatPerSecond: 1, BotPerSecond: 30), clock);
        for (var message = 0; message < 3; message++)
        {
            Assert.Equal(TimeSpan.Zero, pacing.ChatWait(1));
            pacing.Take(1);
        }
        Assert.Equal(TimeSpan.FromSeconds(1), pacing.ChatWait(1));
        for (var chat = 2; chat < 29; chat++)
            pacing.Take(chat);
        Assert.True(pacing.BotWait > TimeSpan.Zero);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.Zero, pacing.ChatWait(1));
        Assert.Equal(TimeSpan.Zero, pacing.BotWait);
    }

    [Fact]
    public async Task A_photo_whose_reference_was_given_to_another_bot_is_sent_from_our_store()
    {
        await using var server = await TelegramServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(server);
        var script = new SopScript(server);
        await script.SetUpPeople();
        var id = await script.File();
        var sari = script.Reporter;
        await using var db = bot.Db();
        await sari.Until(() => db.Photos.All(photo => photo.Status == PhotoStatus.Stored), "the photo to be stored");
        await db.Photos.ExecuteUpdateAsync(set => set.SetProperty(photo => photo.Reference, "AgADbotlama"));
        var list = await sari.Ask("/tiket", id);
        var before = sari.LastId;
        sari.Choose(list, list.Options.Single(label => label.Contains(id, StringComparison.Ordinal)));
        await sari.Until(
            () => sari.FromTheBot.Any(message => message.Id > before && message.Photo is not null),
            "the photo from our store"
        );
        Assert.Contains(server.Api.Calls, call => call.Status == 400);
    }

    [Fact]
    public async Task A_photo_whose_file_is_gone_is_said_and_holds_up_nobody()
    {
        await using var server = await TelegramServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(server);
        var script = new SopScript(server);
        await script.SetUpPeople();
        var id = await script.File();
        var sari = script.Reporter;
        await using var db = bot.Db();
        await sari.Until(() => db.Photos.All(photo => photo.Status == PhotoStatus.Stored), "the photo to be stored");
        await db.Photos.ExecuteUpdateAsync(set =>
            set.SetProperty(photo => photo.Hash, new string('0', 64)).SetProperty(photo => photo.SentAsFile, true)
        );
        var list = await sari.Ask("/tiket", id);
        sari.Choose(list, list.Options.Single(label => label.Contains(id, StringComparison.Ordinal)));
        await sari.Expect($"1 foto tiket {id} belum bisa diambil");
        await script.Staff.Say("/antrean", id);
    }

    [Fact]
    public async Task A_photo_that_came_late_is_shown_late_to_whoever_was_to_see_it()
    {
        await using var server = await TelegramServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(server);
        var script = new SopScript(server);
        await script.SetUpPeople();
        var id = await script.File();
        var staff = script.Staff;
        await staff.Offered("Setujui", id);
        await using var db = bot.Db();
        await staff.Until(() => db.Photos.All(photo => photo.Status == PhotoStatus.Stored), "the photo to be stored");
        await db.Photos.ExecuteUpdateAsync(set => set.SetProperty(photo => photo.SentAsFile, true));
        await staff.Until(
            () =>
                staff.FromTheBot.Any(message => message.Photo is not null)
                && !db.Outbox.Any(row => row.Status == OutboxStatus.Pending),
            "everything to be sent"
        );
        var before = staff.LastId;
        await bot
            .Host.Services.GetRequiredService<WriteGate>()
            .RunAsync(
                async work =>
                {
                    var photo = await work.Db.Photos.Select(p => p.Id).FirstAsync();
                    await LatePhotos.ShowAsync(photo, work, CancellationToken.None);
                },
                CancellationToken.None
            );
        await staff.Until(
            () => staff.FromTheBot.Any(message => message.Id > before && message.Photo is not null),
            "the late photo"
        );
        Assert.DoesNotContain(script.Stranger.FromTheBot, message => message.Photo is not null);
    }
}
