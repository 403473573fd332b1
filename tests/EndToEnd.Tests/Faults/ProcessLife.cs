using Helpdesk.TestKit;

namespace Helpdesk.EndToEnd.Tests.Faults;

/// <summary>The Bot as a process, which can be killed.</summary>
internal sealed class ProcessLife(string folder, IEnumerable<string> settings) : BotLife
{
    private readonly BotProcess _bot = new(folder, settings);

    public override string Output => _bot.Output;

    public override Task StartAsync()
    {
        _bot.Start();
        return _bot.ExpectAsync("Telegram is connected");
    }

    public override Task StopAsync()
    {
        _bot.Stop();
        return Task.CompletedTask;
    }

    /// <summary>kill -9.</summary>
    public void Kill() => _bot.Kill();

    public override ValueTask DisposeAsync()
    {
        _bot.Dispose();
        return ValueTask.CompletedTask;
    }
}
