using Helpdesk.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.EndToEnd.Tests;

/// <summary>A helpdesk whose photos are in a bucket of S3.</summary>
public sealed class Photos_in_a_bucket : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string _folder = TemporaryFolder.New();

    public void Dispose() => TemporaryFolder.Delete(_folder);

    [Fact]
    public async Task Photos_cross_from_one_platform_to_the_other_through_the_bucket()
    {
        await using var server = await TelegramServer.StartAsync();
        await using var twilio = await TwilioTestServer.StartAsync();
        await using var bucket = await S3TestServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(
            server,
            null,
            [.. twilio.Settings(), .. bucket.Settings, $"Photos:Folder={_folder}"]
        );
        var script = new SopScript<TestPhone>(
            server.Phone(TelegramServer.AdminId, "Dewi", "Admin"),
            twilio.Phone("Sari Pelapor"),
            server.Phone("Andi", "Staf"),
            server.Phone("Rina", "Staf"),
            twilio.Phone("Hadi Kabid"),
            twilio.Phone("Budi Asing")
        );
        await script.SetUpPeople();
        var id = await script.File(photos: 2);
        await script.Approve(id);
        await script.Repair(id);
        await script.Escalate(id);
        await script.Decide(id, "Bisa ditutup", "Terima kasih");
        await script.Close(id);

        // The repair's came by Telegram, and the head's WhatsApp fetched it from us.
        await script.Head.Until(() => PhotosOn(script.Head) == 3, "the three photos");
        Assert.Equal(2, PhotosOn(script.Staff));
        await using var db = bot.Db();
        Assert.Equal((await db.Photos.Select(photo => photo.Hash!).ToListAsync()).Order(), bucket.Objects().Order());
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
        Assert.Empty(server.Api.Faults);
        Assert.Empty(twilio.Api.Faults);
    }

    [Fact]
    public async Task People_write_to_each_other_while_the_bucket_is_out_and_the_photos_follow()
    {
        await using var server = await TelegramServer.StartAsync();
        await using var twilio = await TwilioTestServer.StartAsync();
        await using var bucket = await S3TestServer.StartAsync();
        bucket.Fail();
        await using var bot = await RunningBot.StartAsync(server, null, [.. twilio.Settings(), .. bucket.Settings]);
        Assert.Contains("Photos can't be stored at this moment", bot.Log.All);
        var script = new SopScript<TestPhone>(
            server.Phone(TelegramServer.AdminId, "Dewi", "Admin"),
            twilio.Phone("Sari Pelapor"),
            server.Phone("Andi", "Staf"),
            server.Phone("Rina", "Staf"),
            server.Phone("Hadi", "Kabid"),
            server.Phone("Budi", "Asing")
        );
        await script.SetUpPeople();
        var id = await script.File(photos: 2);
        await script.Staff.Offered("Setujui", id);
        await bucket.GoOnAsync();
        await script.Staff.Until(() => PhotosOn(script.Staff) == 2, "the photos");
    }

    [Fact]
    public async Task Photos_of_a_folder_are_taken_into_the_bucket_and_the_ticket_goes_on()
    {
        await using var server = await TelegramServer.StartAsync();
        await using var bucket = await S3TestServer.StartAsync();
        var photos = Path.Combine(_folder, "photos");
        var inFiles = server.Settings(_folder, $"Photos:Folder={photos}");
        var inBucket = server.Settings(_folder, bucket.Settings);
        var script = new SopScript(server);
        string id;
        using (var bot = new BotProcess(_folder, inFiles))
        {
            bot.Start();
            await script.SetUpPeople();
            id = await script.File(photos: 2);
            await script.Approve(id);
            await script.Repair(id);
            bot.Stop();
        }
        var (already, why) = await RunAsync(inFiles, "take-photos", photos);
        Assert.Equal(1, already);
        Assert.Contains("is where photos are kept by the settings", why);
        var (code, said) = await RunAsync(inBucket, "take-photos", photos);
        Assert.True(code == 0, said);
        Assert.Contains("3 photos are where photos are kept.", said);
        Assert.Equal(3, bucket.Objects().Count);
        Assert.Equal(0, (await RunAsync(inBucket, "take-photos", photos)).Code);
        Directory.Delete(photos, recursive: true);
        var (nowhere, asked) = await RunAsync(inBucket, "take-photos", photos);
        Assert.Equal(1, nowhere);
        Assert.Contains("is not there. Name the folder in which the photos are", asked);

        using var there = new BotProcess(_folder, inBucket);
        there.Start();
        await script.Escalate(id);
        await script.Decide(id, "Bisa ditutup", "Terima kasih");
        await script.Close(id);
        await script.Head.Until(() => PhotosOn(script.Head) == 3, "the three photos");
        there.Stop();
    }

    private static int PhotosOn(TestPhone phone) => phone.FromTheBot.Count(message => message.Photo is not null);

    private async Task<(int Code, string Said)> RunAsync(IEnumerable<string> settings, params string[] operation)
    {
        using var process = new BotProcess(_folder, settings, operation: operation);
        var code = await process.RunAsync(Patience);
        return (code, process.Output);
    }
}
