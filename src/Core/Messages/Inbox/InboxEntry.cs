namespace Helpdesk.Core.Messages;

/// <summary>What was already taken in. The key is unique: a redelivery finds it.</summary>
internal sealed class InboxEntry
{
    /// <summary>The platform and its key for the delivery.</summary>
    public required string Key { get; init; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>What the person who tapped was told, so that a redelivered tap is told the same.</summary>
    public string? TapAnswer { get; set; }
}
