namespace Helpdesk.Bot.Conversations;

/// <summary>The mending of a returned report: the state of <see cref="CorrectionFlow"/>.</summary>
internal sealed record Correction(
    TicketReference About,
    Guid DraftId,
    string? Text = null,
    string? AlbumId = null,
    bool ToldTooMany = false
);
