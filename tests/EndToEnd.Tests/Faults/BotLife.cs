namespace Helpdesk.EndToEnd.Tests.Faults;

/// <summary>The Bot, as something that is started, stopped, and sometimes killed.</summary>
internal abstract class BotLife : IAsyncDisposable
{
    /// <summary>Starts it, and returns once it serves people.</summary>
    public abstract Task StartAsync();

    /// <summary>Has it end what is under way.</summary>
    public abstract Task StopAsync();

    /// <summary>What it printed, for who reads why a seed failed.</summary>
    public abstract string Output { get; }

    public abstract ValueTask DisposeAsync();
}
