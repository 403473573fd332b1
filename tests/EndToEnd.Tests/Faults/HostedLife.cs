using Helpdesk.Sandbox;
using Helpdesk.TestKit;
using Microsoft.Extensions.Logging;

namespace Helpdesk.EndToEnd.Tests.Faults;

/// <summary>The Bot in the test's process, with a clock that can be moved.</summary>
internal sealed class HostedLife(string folder, IReadOnlyList<string> settings, SandboxClock clock) : BotLife
{
    private readonly BotHost _host = new(folder, settings, clock);
    private readonly LogLines _log = new();

    public override string Output => string.Join('\n', _log.Lines.TakeLast(60).Select(line => line.Line));

    public override Task StartAsync() =>
        _host.StartAsync(builder =>
        {
            builder.Logging.ClearProviders();
            builder.Logging.AddProvider(_log);
        });

    public override Task StopAsync() => _host.StopAsync();

    public override ValueTask DisposeAsync() => _host.DisposeAsync();
}
