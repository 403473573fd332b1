using System.Text.Json.Nodes;

namespace Helpdesk.Sandbox.BotApi;

/// <summary>What a person puts into one message.</summary>
internal sealed record ChatPart
{
    /// <summary>The text or caption.</summary>
    public string? Text { get; init; }

    /// <summary>The photo or file.</summary>
    public ChatFile? File { get; init; }

    /// <summary>What messages of one album share.</summary>
    public string? AlbumId { get; init; }

    /// <summary>The message that it answers.</summary>
    public int? ReplyTo { get; init; }

    /// <summary>What else the message's JSON holds.</summary>
    public JsonObject Fields { get; init; } = [];
}
