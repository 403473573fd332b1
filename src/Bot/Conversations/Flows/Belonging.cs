namespace Helpdesk.Bot.Conversations;

/// <summary>Something sent of which it is not clear where it belongs: the state of <see cref="BelongingFlow"/>.</summary>
/// <param name="DraftId">Under which its photos are kept until it is clear.</param>
/// <param name="Words">What was written.</param>
/// <param name="Places">Where it could belong, besides a new report.</param>
/// <param name="AlbumId">The album that is being answered; null after anything else.</param>
/// <param name="Closed">The ID of a ticket that is closed, to a message of which it was an answer; null otherwise.</param>
/// <param name="Since">When the first of it was sent (UTC); null before.</param>
internal sealed record Belonging(
    Guid DraftId,
    Written Words,
    IReadOnlyList<BelongingPlace> Places,
    string? AlbumId = null,
    string? Closed = null,
    DateTimeOffset? Since = null
)
{
    /// <summary>
    /// The same with the places that there are now. What was offered means its ticket's step of now, and is gone where the
    /// ticket went on; what came up meanwhile stands behind it.
    /// </summary>
    /// <param name="now">Where things of the person's can belong now.</param>
    /// <param name="stands">Whether one of <see cref="Places"/> is still possible.</param>
    public Belonging With(IReadOnlyList<BelongingPlace> now, Func<BelongingPlace, bool> stands) =>
        this with
        {
            Places =
            [
                .. Places
                    .Select(place => now.FirstOrDefault(place.IsOfferedAs) ?? place)
                    .Where(place => now.Contains(place) || stands(place)),
                .. now.Where(place => !Places.Any(place.IsOfferedAs)),
            ],
        };
}
