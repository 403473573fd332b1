namespace Helpdesk.Bot.Conversations;

/// <summary>Something sent of which it is not clear where it belongs: the state of <see cref="BelongingFlow"/>.</summary>
/// <param name="DraftId">Under which its photos are kept until it is clear.</param>
/// <param name="Words">What was written.</param>
/// <param name="Places">Where it could belong, besides a new report.</param>
/// <param name="AlbumId">The album that is being answered; null after anything else.</param>
internal sealed record Belonging(
    Guid DraftId,
    Written Words,
    IReadOnlyList<BelongingPlace> Places,
    string? AlbumId = null
);
