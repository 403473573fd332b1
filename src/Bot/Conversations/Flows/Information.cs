namespace Helpdesk.Bot.Conversations;

/// <summary>What a reporter adds to an open ticket: the state of <see cref="InformationFlow"/>.</summary>
/// <param name="About">Which ticket.</param>
/// <param name="AlbumId">The album that is being answered; null after anything else.</param>
/// <param name="Added">Whether anything was added.</param>
internal sealed record Information(TicketReference About, string? AlbumId = null, bool Added = false);
