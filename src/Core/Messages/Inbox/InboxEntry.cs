namespace Helpdesk.Core.Messages;

/// <summary>What was already taken in. The key is unique: a redelivery finds it.</summary>
internal sealed class InboxEntry
{
    /// <summary>The platform and its key for the delivery.</summary>
    public required string Key { get; init; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Who sent it, where it can be edited; null otherwise.</summary>
    public long? ContactId { get; set; }

    /// <summary>The platform's ID of the message within the chat, where it can be edited; null otherwise.</summary>
    public string? MessageId { get; set; }

    /// <summary>The report that it became part of before that was filed, or null.</summary>
    public Guid? DraftId { get; set; }

    /// <summary>The ticket that it is part of, or null.</summary>
    public long? TicketId { get; set; }

    /// <summary>What the person who tapped was told, so that a redelivered tap is told the same.</summary>
    public string? TapAnswer { get; set; }
}
