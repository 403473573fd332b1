namespace Helpdesk.Bot.Conversations;

/// <summary>A photo from staff that came without a word: the state of <see cref="PhotoPlaceFlow"/>.</summary>
/// <param name="DraftId">Under which it is kept until it is clear where it belongs.</param>
/// <param name="Repairs">The tickets that the person repairs.</param>
/// <param name="AlbumId">The album that is being answered.</param>
internal sealed record PhotoPlace(Guid DraftId, IReadOnlyList<TicketReference> Repairs, string? AlbumId = null);
