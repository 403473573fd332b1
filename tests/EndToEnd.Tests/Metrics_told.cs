using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Helpdesk.TestKit;

namespace Helpdesk.EndToEnd.Tests;

/// <summary>What /metrics tells, to whom, and that the dashboard asks for nothing else.</summary>
public sealed partial class Metrics_told
{
    [Fact]
    public async Task Whoever_asks_from_this_machine_reads_what_prometheus_can_read()
    {
        await using var server = await TelegramServer.StartAsync();
        // A process of its own: figures are of all Bots in one.
        var folder = TemporaryFolder.New();
        var address = $"http://127.0.0.1:{FreePort.Find()}";
        using var bot = new BotProcess(folder, server.Settings(folder, $"Urls={address}"));
        bot.Start();
        var script = new SopScript(server);
        await script.SetUpPeople();
        await script.File();
        using var http = new HttpClient();
        var page = await PageWithAsync("helpdesk_tickets_open", http, address);
        var samples = Samples(page);
        Assert.True(
            samples
                .Single(of =>
                    of.Name == "helpdesk_updates_total" && of.Labels.Contains("Telegram") && of.Labels.Contains("taken")
                )
                .Value > 10
        );
        Assert.True(
            samples
                .First(of => of.Name == "helpdesk_reply_latency_seconds_count" && of.Labels.Contains("Telegram"))
                .Value > 10
        );
        Assert.Contains(samples, of => of.Name == "helpdesk_gate_wait_seconds_bucket");
        Assert.Contains(samples, of => of.Name == "helpdesk_sends_total" && of.Labels.Contains("Delivered"));
        foreach (var secret in new[] { "Sari", "Andi", "+62812", TelegramServer.Token })
            Assert.DoesNotContain(secret, page);

        var known = samples.Select(of => of.Name).Concat(OnlyWhenSomethingHappens).ToHashSet();
        Assert.All(AskedForByTheDashboard(), name => Assert.Contains(name, known));
        bot.Stop();
        TemporaryFolder.Delete(folder);
    }

    [Fact]
    public async Task Whoever_comes_through_a_proxy_reads_nothing()
    {
        await using var server = await TelegramServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(server);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("X-Forwarded-For", "127.0.0.1");
        var answer = await http.GetAsync($"{bot.Host.Address}/metrics");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task An_address_of_its_own_is_the_only_one()
    {
        await using var server = await TelegramServer.StartAsync();
        var own = $"http://127.0.0.1:{FreePort.Find()}";
        var urls = $"http://127.0.0.1:{FreePort.Find()}";
        await using var bot = await RunningBot.StartAsync(server, null, $"Urls={urls}", $"Metrics:Url={own}");
        using var http = new HttpClient();
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync($"{urls}/metrics")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync($"{own}/metrics")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync($"{urls}/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync($"{own}/health/live")).StatusCode);
    }

    // What waits is looked at every now and then, and a page is kept for a moment.
    private static async Task<string> PageWithAsync(string name, HttpClient http, string address)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromMinutes(1))
        {
            var page = await http.GetStringAsync($"{address}/metrics");
            if (page.Contains(name, StringComparison.Ordinal))
                return page;
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
        }
        throw new TimeoutException($"{name} never came.");
    }

    private static readonly string[] OnlyWhenSomethingHappens =
    [
        "helpdesk_errors_total",
        "helpdesk_webhook_refused_total",
        "helpdesk_timers_lateness_seconds_bucket",
        "helpdesk_outbox_waiting",
        "helpdesk_outbox_age_seconds",
    ];

    // The text format: comments, and a name, labels in braces, a number.
    private static List<(string Name, string Labels, double Value)> Samples(string page)
    {
        List<(string, string, double)> samples = [];
        foreach (var line in page.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith('#'))
                continue;
            var sample = Sample().Match(line);
            Assert.True(sample.Success, line);
            samples.Add(
                (
                    sample.Groups["name"].Value,
                    sample.Groups["labels"].Value,
                    double.Parse(
                        sample.Groups["value"].Value.Replace("+Inf", "Infinity", StringComparison.Ordinal),
                        System.Globalization.CultureInfo.InvariantCulture
                    )
                )
            );
        }
        return samples;
    }

    private static List<string> AskedForByTheDashboard()
    {
        using var dashboard = JsonDocument.Parse(File.ReadAllText(Repository.PathTo("deploy/grafana-dashboard.json")));
        var queries = dashboard
            .RootElement.GetProperty("panels")
            .EnumerateArray()
            .SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
            .Select(target => target.GetProperty("expr").GetString()!);
        return [.. queries.SelectMany(query => MetricName().Matches(query).Select(name => name.Value)).Distinct()];
    }

    [GeneratedRegex(@"^(?<name>[a-zA-Z_:][\w:]*)(?<labels>\{.*\})? (?<value>[-+.\dEeInfNa]+)( \d+)?$")]
    private static partial Regex Sample();

    [GeneratedRegex(@"\b(?:helpdesk|dotnet|process)_\w+")]
    private static partial Regex MetricName();
}
