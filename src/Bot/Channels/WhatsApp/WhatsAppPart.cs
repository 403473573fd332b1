namespace Helpdesk.Bot.Channels.WhatsApp;

/// <summary>One message as WhatsApp takes it.</summary>
internal abstract record WhatsAppPart
{
    /// <summary>Words.</summary>
    public sealed record Words(string Body) : WhatsAppPart;

    /// <summary>One photo or file, with a caption.</summary>
    public sealed record Media(Uri Url, string Caption) : WhatsAppPart;

    /// <summary>A Content template.</summary>
    public sealed record Template(string Sid, IReadOnlyList<string> Variables) : WhatsAppPart;
}
