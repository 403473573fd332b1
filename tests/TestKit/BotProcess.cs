using System.Diagnostics;

namespace Helpdesk.TestKit;

/// <summary>The Bot as a process of its own, to be killed, or to be looked at as it starts and ends.</summary>
internal sealed class BotProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string[] _arguments;
    private readonly Dictionary<string, string> _environment;
    private readonly List<string> _output = [];
    private Process? _process;

    /// <summary>A process that is not started yet.</summary>
    /// <param name="folder">Where it looks for its settings file.</param>
    /// <param name="settings">Settings as <c>name=value</c>.</param>
    /// <param name="environment">Environment variables that it gets beside ours.</param>
    /// <param name="program">The program that is run; the one that was built with the tests, if not given.</param>
    /// <param name="operation">What it does in the place of running.</param>
    public BotProcess(
        string folder,
        IEnumerable<string> settings,
        Dictionary<string, string>? environment = null,
        string? program = null,
        params IReadOnlyList<string> operation
    )
    {
        _arguments =
        [
            program ?? Path.Combine(AppContext.BaseDirectory, "Helpdesk.Bot.dll"),
            .. operation,
            "--contentRoot",
            folder,
            .. settings.Select(setting => $"--{setting}"),
        ];
        _environment = environment ?? [];
    }

    /// <summary>The process, while it runs.</summary>
    public int Id => _process!.Id;

    /// <summary>Whether it was started and has ended by itself.</summary>
    public bool HasEnded => _process is { HasExited: true };

    public string Output
    {
        get
        {
            lock (_output)
                return string.Join("\n", _output);
        }
    }

    public void Start()
    {
        var start = new ProcessStartInfo("dotnet", _arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("Telegram__Token");
        foreach (var (name, value) in _environment)
            start.Environment[name] = value;
        lock (_output)
            _output.Clear();
        _process?.Dispose();
        _process = Process.Start(start)!;
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>kill -9.</summary>
    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    /// <summary>SIGTERM, as a service is stopped; waits until it has ended.</summary>
    public void Stop()
    {
        using var asked = Process.Start("kill", ["-TERM", $"{_process!.Id}"]);
        asked.WaitForExit();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Runs until it ends by itself; returns its exit code.</summary>
    public async Task<int> RunAsync(TimeSpan patience)
    {
        Start();
        using var limit = new CancellationTokenSource(patience);
        await _process!.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    /// <summary>Waits until it has printed something.</summary>
    public async Task ExpectAsync(string words)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (!Output.Contains(words, StringComparison.Ordinal))
        {
            if (TimeProvider.System.GetElapsedTime(since) > Patience)
                throw new TimeoutException($"The Bot never printed “{words}”, but:\n{Output}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
            Kill();
        _process?.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { } text)
            lock (_output)
                _output.Add(text);
    }
}
