using System.Linq.Expressions;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;

namespace Helpdesk.Core.Tickets;

/// <summary>A photo that someone sent.</summary>
internal sealed class Photo
{
    /// <summary>Whether a photo is there to be shown and counts: fetched, or still to be fetched.</summary>
    public static readonly Expression<Func<Photo, bool>> IsUsable = photo =>
        photo.Status == PhotoStatus.Pending || photo.Status == PhotoStatus.Stored;

    /// <summary><see cref="IsUsable"/> for a photo that is loaded.</summary>
    public static readonly Func<Photo, bool> IsUsableWhenLoaded = IsUsable.Compile();

    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The draft that it belongs to until the ticket is filed or sent again.</summary>
    public Guid? DraftId { get; set; }

    /// <summary>The ticket, once there is one.</summary>
    public long? TicketId { get; set; }

    /// <summary>The visit in which it was given to the ticket.</summary>
    public long? VisitId { get; set; }

    /// <summary>Who sent it, and from where.</summary>
    public long ContactId { get; init; }

    /// <summary>Who sent it, and from where.</summary>
    public Contact Contact { get; private set; } = null!;

    /// <summary>The platform's reference, for fetching.</summary>
    public required string Reference { get; init; }

    /// <summary>Whether it was sent as a file: then the platform does not take the reference back as a photo.</summary>
    public bool SentAsFile { get; init; }

    /// <summary>
    /// Whether a channel shows it by its reference, fetched or not; elsewhere it is uploaded from our store. Needs the
    /// contact.
    /// </summary>
    public bool IsKnownOn(ChannelTraits channel) =>
        channel.TakesPhotosBack && !SentAsFile && Contact.Channel == channel.Channel;

    /// <summary>How far it has come.</summary>
    public PhotoStatus Status { get; set; }

    /// <summary>When it came (UTC).</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Failed fetches so far.</summary>
    public int Attempts { get; set; }

    /// <summary>Not to be fetched before (UTC).</summary>
    public DateTimeOffset NextAttemptAt { get; set; }

    /// <summary>SHA-256 of the stored bytes in hex: the store's key. Null until stored.</summary>
    public string? Hash { get; set; }

    /// <summary>The media type by content: <c>image/jpeg</c> or <c>image/png</c>. Null until stored.</summary>
    public string? MediaType { get; set; }
}
