using System.Text.Json.Serialization;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// What a person has written so far, message by message: one that they edit afterwards is changed here.
/// </summary>
/// <param name="Parts">The parts, in the order in which they came.</param>
internal sealed record Written(IReadOnlyList<WrittenPart> Parts)
{
    /// <summary>Nothing yet.</summary>
    public static readonly Written Nothing = new([]);

    /// <summary>All of it, a line each; null when there is nothing.</summary>
    [JsonIgnore]
    public string? Text => Parts.Count == 0 ? null : string.Join('\n', Parts.Select(part => part.Text));

    /// <summary>With one more part.</summary>
    public Written And(string text, string? messageId = null) => new([.. Parts, new WrittenPart(text, messageId)]);

    /// <summary>With a message's words changed; null when none of this came in that message.</summary>
    public Written? Edited(string messageId, string text) =>
        Parts.All(part => part.MessageId != messageId)
            ? null
            : new([.. Parts.Select(part => part.MessageId == messageId ? part with { Text = text } : part)]);
}
