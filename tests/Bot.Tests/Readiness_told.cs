using System.Net;
using Helpdesk.Bot.Channels;
using Helpdesk.Bot.Channels.Telegram;
using Helpdesk.Bot.Readiness;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Storage;
using Helpdesk.TestKit;
using Helpdesk.Worker;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Helpdesk.Bot.Tests;

/// <summary>/health/ready tells the truth, in a sentence for each thing that does not work.</summary>
public sealed class Readiness_told
{
    private static readonly HealthCheckContext Asked = new();

    [Fact]
    public async Task A_helpdesk_that_works_is_healthy()
    {
        await using var server = await TelegramServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(server);
        await server.Phone("Sari", "Pelapor").Say("/start", "Selamat datang");
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await AskAsync(bot));
    }

    [Fact]
    public async Task A_database_that_takes_no_write_is_told()
    {
        await using var server = await TelegramServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(server);
        await using var other = new SqliteConnection($"Data Source={Path.Combine(bot.Folder, "helpdesk.db")}");
        await other.OpenAsync();
        await using (await other.BeginTransactionAsync())
        {
            var (status, said) = await AskAsync(bot);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
            Assert.Contains("database: no write was done within 5 s", said);
        }
        await server.Phone("Sari", "Pelapor").Say("/start", "Selamat datang");
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(bot)).Status);
    }

    [Fact]
    public async Task A_disk_with_less_room_than_the_setting_wants_is_told()
    {
        await using var server = await TelegramServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(server, null, "Health:FreeDiskMegabytes=2000000000");
        var (status, said) = await AskAsync(bot);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("disk: ", said);
        Assert.Contains("2000000000 are wanted (Health:FreeDiskMegabytes)", said);
    }

    [Fact]
    public async Task A_reply_that_waits_for_more_than_a_minute_is_told()
    {
        using var chat = new QuickChat();
        var sari = await chat.Person(TelegramChannel.Channel);
        await chat.Do(async work =>
        {
            var contact = await work.Db.Contacts.SingleAsync(c => c.Id == sari.Id);
            return work.Outbox.Write(contact, OutboxPurpose.Reply, new OutgoingMessage { Markup = "Halo" });
        });
        var check = new ReplyAgeCheck(
            new Contexts(chat),
            [new ChannelSetup(TelegramChannel.Channel, true, "", false, true)],
            chat.Clock
        );
        chat.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(HealthStatus.Healthy, (await check.CheckHealthAsync(Asked)).Status);
        chat.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("a reply on Telegram has waited for 61 s", (await check.CheckHealthAsync(Asked)).Description);
    }

    [Fact]
    public async Task An_update_that_is_worked_on_for_too_long_is_told_until_it_is_done()
    {
        var clock = new ManualClock();
        var check = new IntakeCheck(clock);
        using (check.Begin())
        {
            clock.Advance(TimeSpan.FromSeconds(31));
            Assert.Equal("an update has been worked on for 31 s", (await check.CheckHealthAsync(Asked)).Description);
        }
        Assert.Equal(HealthStatus.Healthy, (await check.CheckHealthAsync(Asked)).Status);
    }

    [Fact]
    public async Task Jobs_that_no_longer_look_for_what_is_due_are_told()
    {
        var clock = new ManualClock();
        var beat = new SweepBeat(clock);
        var check = new JobsCheck(beat);
        clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal("what is due was last looked for 61 s ago", (await check.CheckHealthAsync(Asked)).Description);
        beat.Beat();
        Assert.Equal(HealthStatus.Healthy, (await check.CheckHealthAsync(Asked)).Status);
    }

    [Fact]
    public void What_goes_wrong_at_every_try_is_said_once_a_minute()
    {
        var clock = new ManualClock();
        var pace = new LogPace(clock);
        List<bool> said = [];
        for (var second = 0; second < 121; second++)
        {
            said.Add(pace.IsDue());
            clock.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.Equal([0, 60, 120], said.Index().Where(at => at.Item).Select(at => at.Index));
    }

    private static async Task<(HttpStatusCode Status, string Said)> AskAsync(RunningBot bot)
    {
        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri(new Uri(bot.Host.Address), "/health/ready"));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private sealed class Contexts(QuickChat chat) : IDbContextFactory<HelpdeskDb>
    {
        public HelpdeskDb CreateDbContext() => chat.Open();
    }
}
