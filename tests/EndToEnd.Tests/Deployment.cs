using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using Helpdesk.TestKit;

namespace Helpdesk.EndToEnd.Tests;

/// <summary>What is in deploy/ works as far as a machine without its own service manager can show.</summary>
[SupportedOSPlatform("linux")]
public sealed partial class Deployment : IDisposable
{
    // What systemd's own rating calls OK, with room below it.
    private const int MostExposure = 20;
    private static readonly TimeSpan Graceful = TimeSpan.FromSeconds(10);
    private readonly string _folder = TemporaryFolder.New();

    public void Dispose() => TemporaryFolder.Delete(_folder);

    [Theory]
    [InlineData("helpdesk.service"), InlineData("helpdesk-worker.service")]
    public void A_unit_is_one_that_systemd_takes_and_calls_safe(string name)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/systemd-analyze"), "Install it with: apt-get install systemd");
        // The program is not installed here; any other stands for it.
        var unit = Path.Combine(_folder, name);
        var shipped = File.ReadAllText(Repository.PathTo($"deploy/{name}"));
        File.WriteAllText(unit, ExecStart().Replace(shipped, "ExecStart=/usr/bin/env"));
        Assert.Equal((0, ""), Run("systemd-analyze", "verify", unit));
        var (code, said) = Run(
            "systemd-analyze",
            "security",
            "--offline=true",
            $"--threshold={MostExposure}",
            "--no-pager",
            unit
        );
        Assert.True(code == 0, said);
    }

    [Theory]
    [InlineData("helpdesk.service"), InlineData("helpdesk-worker.service")]
    public void A_unit_forbids_no_call_without_which_the_runtime_dies(string name)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/systemd-analyze"), "Install it with: apt-get install systemd");
        var forbidden = File.ReadLines(Repository.PathTo($"deploy/{name}"))
            .Where(line => line.StartsWith("SystemCallFilter=~", StringComparison.Ordinal))
            .SelectMany(line => line.Split('~')[1].Split(' '))
            .SelectMany(group => Run("systemd-analyze", "syscall-filter", group).Said.Split('\n'))
            .Select(line => line.Trim())
            .ToHashSet();
        Assert.NotEmpty(forbidden);
        // Seen with strace: each is called while the runtime starts.
        foreach (var call in new[] { "sched_setaffinity", "sched_setscheduler", "mprotect", "clone3", "membarrier" })
            Assert.DoesNotContain(call, forbidden);
    }

    [Fact]
    public async Task The_published_program_runs_as_somebody_without_rights_keeps_its_files_to_itself_and_stops_in_time()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can start a program as somebody else.");
        await using var server = await TelegramServer.StartAsync();
        var program = Path.Combine(_folder, "program");
        var data = Path.Combine(_folder, "data");
        Directory.CreateDirectory(data);
        var (published, said) = Run(
            "dotnet",
            "publish",
            Repository.PathTo("src/Bot"),
            "--no-build",
            "-c",
            Configuration,
            "-o",
            program
        );
        Assert.True(published == 0, said);
        Run("chmod", "-R", "a+rX,go-w", _folder);
        Run("chown", "nobody", data);

        using var bot = Process.Start(AsNobody(program, server.Settings(data)))!;
        var phone = server.Phone("Sari");
        await phone.Say("/start", "Selamat datang");
        Assert.All(
            Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories),
            file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file))
        );
        Run("kill", "-TERM", $"{bot.Id}");
        using var limit = new CancellationTokenSource(Graceful);
        await bot.WaitForExitAsync(limit.Token);
        Assert.Equal(0, bot.ExitCode);
    }

    // As the unit has it: another user, umask 0077, and a folder of the program that it can't write to.
    private static ProcessStartInfo AsNobody(string program, IEnumerable<string> settings)
    {
        var start = new ProcessStartInfo("setpriv") { WorkingDirectory = program };
        string[] before =
        [
            "--reuid=nobody",
            "--regid=nogroup",
            "--clear-groups",
            "--no-new-privs",
            "sh",
            "-c",
            "umask 077; exec dotnet Helpdesk.Bot.dll \"$@\" >/dev/null 2>&1",
            "sh",
        ];
        foreach (var argument in before.Concat(settings.Select(setting => $"--{setting}")))
            start.ArgumentList.Add(argument);
        start.Environment.Remove("Telegram__Token");
        return start;
    }

    private static string Configuration =>
        AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";

    private static (int Code, string Said) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
        process.WaitForExit();
        return (process.ExitCode, said);
    }

    [GeneratedRegex("^ExecStart=.*$", RegexOptions.Multiline)]
    private static partial Regex ExecStart();
}
