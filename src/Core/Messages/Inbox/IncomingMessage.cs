namespace Helpdesk.Core.Messages;

/// <summary>What a person sent, whatever the platform.</summary>
/// <param name="Channel">The platform.</param>
/// <param name="Key">What identifies this delivery; the same for a redelivery.</param>
/// <param name="Address">The person's address for private messages.</param>
/// <param name="ProfileName">The name in the person's profile.</param>
internal sealed record IncomingMessage(Channel Channel, string Key, string Address, string ProfileName)
{
    /// <summary>Text, or the caption of a photo; null when there is none.</summary>
    public string? Text { get; init; }

    /// <summary>A photo, or null.</summary>
    public IncomingPhoto? Photo { get; init; }

    /// <summary>What photos of one album share, or null.</summary>
    public string? AlbumId { get; init; }

    /// <summary>A file that can't be taken, or null.</summary>
    public UnusableFile? Unusable { get; init; }

    /// <summary>The platform's ID of the message of ours that it answers, or null.</summary>
    public string? Answers { get; init; }

    /// <summary>When it was sent (UTC), where that is known and not just now; null otherwise.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>A pressed button, or null.</summary>
    public Tap? Tap { get; init; }
}
