namespace Helpdesk.Bot.Conversations;

/// <summary>The mending of a returned report: the state of <see cref="CorrectionFlow"/>.</summary>
[method: System.Text.Json.Serialization.JsonConstructor]
internal sealed record Correction(
    TicketReference About,
    Guid DraftId,
    Written Words,
    string? AlbumId = null,
    bool ToldTooMany = false,
    DateTimeOffset? Since = null
)
{
    /// <summary>Nothing is mended yet.</summary>
    public Correction(TicketReference about)
        : this(about, Guid.NewGuid(), Written.Nothing) { }
}
