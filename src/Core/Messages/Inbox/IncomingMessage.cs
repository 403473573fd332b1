namespace Helpdesk.Core.Messages;

/// <summary>
/// What a person sent, whatever the platform. Its words and names are clean: <see cref="CleanText"/>.
/// </summary>
/// <param name="Channel">The platform.</param>
/// <param name="Key">What identifies this delivery; the same for a redelivery.</param>
/// <param name="Address">The person's address for private messages.</param>
/// <param name="ProfileName">The name in the person's profile; empty where it has none that can be shown.</param>
internal sealed record IncomingMessage(Channel Channel, string Key, string Address, string ProfileName)
{
    /// <summary>
    /// What identifies the person on the platform whatever their address is, where the platform tells; null otherwise.
    /// </summary>
    public string? ExternalId { get; init; }

    /// <summary>Text, or the caption of a photo or file; empty when there is none.</summary>
    public string Text { get; init; } = "";

    /// <summary>
    /// The label of an offered reply that was pressed, or null. What it stands for is in <see cref="Text"/>.
    /// </summary>
    public string? QuickReply { get; init; }

    /// <summary>A photo, or null.</summary>
    public IncomingPhoto? Photo { get; init; }

    /// <summary>What photos of one album share, or null.</summary>
    public string? AlbumId { get; init; }

    /// <summary>A part that can't be taken, or null; the others are taken all the same.</summary>
    public UnusableFile? Unusable { get; init; }

    /// <summary>A place on the map, in words, or null.</summary>
    public string? Place { get; init; }

    /// <summary>Someone's name and number, or null.</summary>
    public ContactCard? Card { get; init; }

    /// <summary>Where the platform keeps a contact card that is still to be read, or null.</summary>
    public string? CardAt { get; init; }

    /// <summary>The platform's ID of this message within its chat, where it can be edited; null otherwise.</summary>
    public string? MessageId { get; init; }

    /// <summary>Whether a message that was sent before has these words now.</summary>
    public bool IsEdit { get; init; }

    /// <summary>The platform's ID of the message that it answers, or null.</summary>
    public string? Answers { get; init; }

    /// <summary>When it was sent (UTC), where that is known and not just now; null otherwise.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>A pressed button, or null.</summary>
    public Tap? Tap { get; init; }
}
