namespace Helpdesk.Sandbox;

/// <summary>The practice room: a Bot API server, the real Bot, and a page with phones.</summary>
public static class Program
{
    /// <summary>Runs until it is stopped.</summary>
    public static Task Main() => Task.CompletedTask;
}
