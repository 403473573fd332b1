using System.Net;
using System.Text.RegularExpressions;
using Helpdesk.Core.People;
using Helpdesk.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Tests;

/// <summary>
/// The jobs' dashboard is off, or open to admins who asked for a link; to nobody else, whoever they say they are.
/// </summary>
public sealed partial class Dashboard_access
{
    private const string On = "Dashboard:Enabled=true";

    [Fact]
    public async Task It_is_off_unless_the_setting_says_otherwise()
    {
        await using var server = await TelegramServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(server);
        await new SopScript(server).Admin.Say("/dasbor", "Dasbor pekerjaan sistem belum diaktifkan");
        using var http = Browser();
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync($"{bot.Host.Address}/hangfire")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync($"{bot.Host.Address}/dasbor/x")).StatusCode);
    }

    [Fact]
    public async Task A_link_lets_the_admin_in_once_and_nobody_else()
    {
        await using var room = await Room.StartAsync();
        var (bot, script) = (room.Bot, room.Script);
        await script.Staff.Say("/dasbor", "hanya untuk admin");
        var link = await LinkAsync(script);
        using var guesser = Browser();
        // While there is a link that nobody has used.
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await guesser.GetAsync($"{bot.Host.Address}/dasbor/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")).StatusCode
        );

        using var admin = Browser();
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync(link)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync($"{bot.Host.Address}/hangfire/recurring")).StatusCode);

        using var stranger = Browser();
        // Where a request comes from counts for nothing: this one comes from the same machine.
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync($"{bot.Host.Address}/hangfire")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task An_expired_link_an_ended_session_and_a_removed_admin_are_refused()
    {
        await using var room = await Room.StartAsync();
        var (bot, script) = (room.Bot, room.Script);
        using var http = Browser();

        var expired = await LinkAsync(script);
        await using var db = bot.Db();
        await db.DashboardSessions.ExecuteUpdateAsync(set =>
            set.SetProperty(session => session.LinkExpiresAt, TimeProvider.System.GetUtcNow())
        );
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync(expired)).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(await LinkAsync(script))).StatusCode);
        await db.DashboardSessions.ExecuteUpdateAsync(set =>
            set.SetProperty(session => session.EndsAt, TimeProvider.System.GetUtcNow())
        );
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync($"{bot.Host.Address}/hangfire")).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(await LinkAsync(script))).StatusCode);
        var unused = await LinkAsync(script);
        await db
            .People.Where(person => (person.Roles & Roles.AnyAdmin) != 0)
            .ExecuteUpdateAsync(set => set.SetProperty(person => person.Roles, Roles.None));
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync($"{bot.Host.Address}/hangfire")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync(unused)).StatusCode);
    }

    [Fact]
    public async Task The_cookie_is_for_no_script_and_no_other_page_and_the_database_can_let_nobody_in()
    {
        await using var room = await Room.StartAsync();
        var (bot, script) = (room.Bot, room.Script);
        var link = await LinkAsync(script);
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        using var opened = await http.GetAsync(link);
        var cookie = Assert.Single(opened.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/hangfire", cookie, StringComparison.OrdinalIgnoreCase);
        var token = Token().Match(cookie).Groups["token"].Value;
        await using var db = bot.Db();
        var kept = await db.DashboardSessions.AsNoTracking().SingleAsync();
        var values = db.Entry(kept).Properties.Select(property => $"{property.CurrentValue}").ToList();
        Assert.DoesNotContain(values, value => value.Contains(token, StringComparison.OrdinalIgnoreCase));
        var code = link.Split('/')[^1];
        Assert.DoesNotContain(values, value => value.Contains(code, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Everything_that_is_done_regularly_is_among_the_recurring_jobs()
    {
        await using var room = await Room.StartAsync();
        var (bot, script) = (room.Bot, room.Script);
        using var http = Browser();
        await http.GetAsync(await LinkAsync(script));
        var page = await http.GetStringAsync($"{bot.Host.Address}/hangfire/recurring");
        Assert.All(
            ["regular-figures", "housekeeping", "retention", "unused-photos"],
            job => Assert.Contains($"\"{job}\"", page)
        );
    }

    [Fact]
    public async Task A_post_without_the_antiforgery_token_changes_nothing()
    {
        await using var room = await Room.StartAsync();
        var (bot, script) = (room.Bot, room.Script);
        using var http = Browser();
        await http.GetAsync(await LinkAsync(script));
        using var jobs = new FormUrlEncodedContent([new("jobs[]", "regular-figures")]);
        var refused = await http.PostAsync($"{bot.Host.Address}/hangfire/recurring/remove", jobs);
        Assert.InRange((int)refused.StatusCode, 400, 403);
        var page = await http.GetStringAsync($"{bot.Host.Address}/hangfire/recurring");
        Assert.Contains("regular-figures", page);
    }

    [Fact]
    public async Task Jobs_are_shown_by_readable_names_without_any_personal_data()
    {
        await using var room = await Room.StartAsync();
        var (bot, script) = (room.Bot, room.Script);
        var id = await script.File();
        await script.Staff.Expect($"Laporan {id} menunggu persetujuan");
        using var http = Browser();
        await http.GetAsync(await LinkAsync(script));

        var scheduled = await http.GetStringAsync($"{bot.Host.Address}/hangfire/jobs/scheduled");
        Assert.Matches("Remind about step 2 of visit [0-9]+", scheduled);
        Assert.Matches("Tell that step 2 of visit [0-9]+ is overdue", scheduled);
        var succeeded = await http.GetStringAsync($"{bot.Host.Address}/hangfire/jobs/succeeded");
        Assert.Matches("Announce step 2 of visit [0-9]+", succeeded);
        Assert.DoesNotContain("Sari", scheduled + succeeded);
        Assert.DoesNotContain("+62", scheduled + succeeded);
    }

    /// <summary>A Bot with its dashboard on, and people with roles.</summary>
    private sealed class Room(TelegramServer server, RunningBot bot) : IAsyncDisposable
    {
        public RunningBot Bot => bot;

        public SopScript Script { get; } = new(server);

        public static async Task<Room> StartAsync()
        {
            var server = await TelegramServer.StartAsync();
            var room = new Room(server, await RunningBot.StartAsync(server, null, On));
            await room.Script.SetUpPeople();
            return room;
        }

        public async ValueTask DisposeAsync()
        {
            await bot.DisposeAsync();
            await server.DisposeAsync();
        }
    }

    private static async Task<string> LinkAsync(SopScript script)
    {
        var said = await script.Admin.Say("/dasbor", "berlaku satu kali");
        return Link().Match(said.Text!).Value;
    }

    private static HttpClient Browser() => new(new HttpClientHandler { CookieContainer = new CookieContainer() });

    [GeneratedRegex(@"^[^=]+=(?<token>[^;]{20,})")]
    private static partial Regex Token();

    [GeneratedRegex(@"http://\S+/dasbor/\w+")]
    private static partial Regex Link();
}
