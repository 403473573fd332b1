using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Conversations;

/// <summary>What a person gave to a flow.</summary>
internal abstract record FlowInput
{
    /// <summary>Words, cleaned.</summary>
    public sealed record Words(string Text) : FlowInput;

    /// <summary>An option of the current question.</summary>
    public sealed record Chosen(string Option) : FlowInput;

    /// <summary>A photo, with its caption if it had one.</summary>
    public sealed record Sent(IncomingPhoto Photo, string? Caption, string? AlbumId) : FlowInput;
}
