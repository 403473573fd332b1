using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Conversations;

/// <summary>What a person gave to a flow.</summary>
internal abstract record FlowInput
{
    /// <summary>Words, cleaned.</summary>
    /// <param name="Text">The words.</param>
    /// <param name="MessageId">The message that they came in, where it can be edited; null otherwise.</param>
    public sealed record Words(string Text, string? MessageId = null) : FlowInput;

    /// <summary>An option of the current question.</summary>
    public sealed record Chosen(string Option) : FlowInput;

    /// <summary>A photo, with its caption; null when it had none.</summary>
    public sealed record Sent(IncomingPhoto Photo, string? Caption, string? AlbumId, string? MessageId = null)
        : FlowInput;

    /// <summary>A place on the map, in words.</summary>
    public sealed record Place(string Text) : FlowInput;

    /// <summary>A contact card.</summary>
    public sealed record Card(ContactCard Contact) : FlowInput;

    /// <summary>A message that was sent before has other words now.</summary>
    public sealed record Edited(string MessageId, string Text) : FlowInput;

    /// <summary>One question back.</summary>
    public sealed record Back : FlowInput;
}
