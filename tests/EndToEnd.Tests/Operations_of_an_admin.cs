using Helpdesk.Sandbox.TwilioApi;
using Helpdesk.TestKit;

namespace Helpdesk.EndToEnd.Tests;

/// <summary>What an admin does at the server: copies, bringing one back, and looking whether all is well.</summary>
public sealed class Operations_of_an_admin : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string _folder = TemporaryFolder.New();

    private string Copies => Path.Combine(_folder, "copies");

    public void Dispose() => TemporaryFolder.Delete(_folder);

    [Fact]
    public async Task A_copy_that_was_made_while_people_wrote_comes_back_as_a_working_helpdesk()
    {
        await using var server = await TelegramServer.StartAsync();
        var settings = server.Settings(_folder, $"Backup:Folder={Copies}");
        var script = new SopScript(server);
        string id;
        using (var bot = new BotProcess(_folder, settings))
        {
            bot.Start();
            await script.SetUpPeople();
            id = await script.File(photos: 2);
            await script.Approve(id);
            await script.Repair(id);
            var writing = WriteAsync(server);
            var (code, said) = await RunAsync(settings, "backup");
            await writing;
            Assert.True(code == 0, said);
            Assert.Contains("1 tickets, 3 photos.", said);
            bot.Stop();
        }
        var copy = Directory.GetFiles(Copies, "helpdesk-*.db").Order().Last();
        var elsewhere = Path.Combine(_folder, "new");
        Directory.CreateDirectory(elsewhere);
        var there = server.Settings(elsewhere, $"Backup:Folder={Copies}");
        var (restored, restoring) = await RunAsync(there, "restore", copy);
        Assert.True(restored == 0, restoring);
        var (again, refusing) = await RunAsync(there, "restore", copy);
        Assert.Equal(1, again);
        Assert.Contains("is not overwritten", refusing);

        using var second = new BotProcess(elsewhere, there);
        second.Start();
        await script.Escalate(id);
        await script.Decide(id, "Bisa ditutup", "Terima kasih");
        await script.Close(id);
        // The report's and the repair's, from the copy.
        await script.Head.Until(() => PhotosOn(script.Head) == 3, "the three photos");
        second.Stop();
    }

    [Fact]
    public async Task The_day_s_copy_is_made_by_itself()
    {
        await using var server = await TelegramServer.StartAsync();
        using var bot = new BotProcess(_folder, server.Settings(_folder, $"Backup:Folder={Copies}"));
        bot.Start();
        await bot.ExpectAsync("Backup ");
        Assert.Single(Directory.GetFiles(Copies, "helpdesk-*.db"));
        bot.Stop();
    }

    [Fact]
    public async Task A_check_says_what_is_right_and_what_is_not_and_makes_nothing()
    {
        await using var server = await TelegramServer.StartAsync();
        await using var twilio = await TwilioTestServer.StartAsync();
        var closing = ContentTemplate.Room.Single(template => template.Name == "TicketClosed").Sid;
        var both = server.Settings(
            _folder,
            [.. twilio.Settings(), $"Twilio:Templates:TicketClosed={closing}", $"Backup:Folder={Copies}"]
        );
        var (code, said) = await RunAsync(both, "check");
        Assert.True(code == 0, said);
        Assert.Contains("ok     Telegram: the token is @", said);
        Assert.Contains("ok     WhatsApp: Twilio takes the account's credentials", said);
        Assert.Contains("ok     WhatsApp: template TicketClosed is there", said);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));

        var (wrong, faults) = await RunAsync(
            [
                .. server.Settings(_folder, twilio.Settings()),
                "Telegram:Token=123:wrong-token",
                "Twilio:Templates:TicketClosed=HX0000000000000000000000000000dead",
            ],
            "check"
        );
        Assert.Equal(1, wrong);
        Assert.Contains("FAULT  Telegram: the token is refused", faults);
        Assert.Contains("FAULT  WhatsApp: Twilio does not have template TicketClosed", faults);
        Assert.Contains("FAULT  backups: none are made; set Backup:Folder", faults);
        Assert.DoesNotContain("wrong-token", faults);
    }

    [Fact]
    public async Task A_slip_in_an_operation_s_name_starts_no_second_bot()
    {
        await using var server = await TelegramServer.StartAsync();
        var (code, said) = await RunAsync(server.Settings(_folder), "chek");
        Assert.Equal(1, code);
        Assert.Contains("“chek” is none of backup, restore, check, move-to, take-photos.", said);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    private static int PhotosOn(TelegramPhone phone) => phone.FromBot.Count(message => message.FileId is not null);

    private static async Task WriteAsync(TelegramServer server)
    {
        var phone = server.Phone("Budi");
        for (var number = 0; number < 20; number++)
            await phone.Ask("/bantuan", "/lapor");
    }

    private async Task<(int Code, string Said)> RunAsync(IEnumerable<string> settings, params string[] operation)
    {
        using var process = new BotProcess(_folder, settings, operation: operation);
        var code = await process.RunAsync(Patience);
        return (code, process.Output);
    }
}
