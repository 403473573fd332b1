namespace Helpdesk.Bot.Conversations;

/// <summary>Something sent of which it is not clear where it belongs: the state of <see cref="BelongingFlow"/>.</summary>
/// <param name="DraftId">Under which its photos are kept until it is clear.</param>
/// <param name="Words">What was written.</param>
/// <param name="Places">Where it could belong, besides a new report.</param>
/// <param name="AlbumId">The album that is being answered; null after anything else.</param>
/// <param name="Closed">The ID of a ticket that is closed, to a message of which it was an answer; null otherwise.</param>
internal sealed record Belonging(
    Guid DraftId,
    Written Words,
    IReadOnlyList<BelongingPlace> Places,
    string? AlbumId = null,
    string? Closed = null
)
{
    /// <summary>
    /// The same with the places that there are now. What was offered keeps its number, and means its ticket's step of now;
    /// what came up meanwhile stands behind it.
    /// </summary>
    public Belonging With(IReadOnlyList<BelongingPlace> now) =>
        this with
        {
            Places =
            [
                .. Places.Select(place => now.FirstOrDefault(place.IsOfferedAs) ?? place),
                .. now.Where(place => !Places.Any(place.IsOfferedAs)),
            ],
        };
}
