namespace Helpdesk.Bot.Conversations;

/// <summary>Notes and photos of a repair: the state of <see cref="RepairNotesFlow"/>.</summary>
/// <param name="About">Which ticket.</param>
/// <param name="AlbumId">The album that is being answered; null after anything else.</param>
/// <param name="Added">Whether anything was added.</param>
internal sealed record RepairNotes(TicketReference About, string? AlbumId = null, bool Added = false);
