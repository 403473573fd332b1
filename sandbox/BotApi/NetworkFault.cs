namespace Helpdesk.Sandbox.BotApi;

/// <summary>What goes wrong between bot and server, at the visitor's wish.</summary>
internal sealed class NetworkFault
{
    /// <summary>Connections break off.</summary>
    public bool Cut { get; set; }

    /// <summary>Sending is answered 429.</summary>
    public bool TooFast { get; set; }

    /// <summary>What goes wrong with a call, or null when nothing does; asked for each, from any thread.</summary>
    public Func<BotApiCall, CallFault?> OfCall { get; set; } = _ => null;

    /// <summary>Downloads that will fail, counted down.</summary>
    public int FailDownloads { get; set; }
}
