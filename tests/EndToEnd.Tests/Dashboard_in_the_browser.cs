using System.Text.RegularExpressions;
using Helpdesk.TestKit;
using Microsoft.Playwright;

namespace Helpdesk.EndToEnd.Tests;

public sealed partial class Dashboard_in_the_browser
{
    private const int MostLoads = 5;

    [Fact]
    public async Task An_admin_sees_recurring_scheduled_and_succeeded_jobs_by_readable_names()
    {
        await using var browser = await Browser.StartAsync();
        await using var server = await TelegramServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(server, null, "Dashboard:Enabled=true");
        var script = new SopScript(server);
        await script.SetUpPeople();
        var id = await script.File();
        await script.Staff.Expect($"Laporan {id} menunggu persetujuan");
        var said = await script.Admin.Say("/dasbor", "berlaku satu kali");

        var page = await browser.OpenAsync(Link().Match(said.Text!).Value, 1280, 900);
        await ShowAsync(page, $"{bot.Host.Address}/hangfire/recurring", "regular-figures", "dashboard-recurring");
        await ShowAsync(
            page,
            $"{bot.Host.Address}/hangfire/jobs/scheduled",
            "Remind about step 2 of visit",
            "dashboard"
        );
        await ShowAsync(
            page,
            $"{bot.Host.Address}/hangfire/jobs/succeeded",
            "Announce step 2 of visit",
            "dashboard-succeeded"
        );
    }

    // Jobs are created beside the chat, and the page does not follow them: it is loaded until it shows them.
    private static async Task ShowAsync(IPage page, string address, string expected, string picture)
    {
        var table = page.Locator("table").First;
        for (var tries = 1; ; tries++)
            try
            {
                await page.GotoAsync(address);
                await Assertions.Expect(table).ToContainTextAsync(expected);
                break;
            }
            catch (PlaywrightException) when (tries < MostLoads)
            {
                continue;
            }
        await Pictures.TakeAsync(page, picture);
    }

    [GeneratedRegex(@"http://\S+/dasbor/\w+")]
    private static partial Regex Link();
}
