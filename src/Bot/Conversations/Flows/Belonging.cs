using System.Text.Json.Serialization;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// Something sent of which it is not clear where it belongs: the state of <see cref="BelongingFlow"/>.
/// </summary>
/// <param name="DraftId">Under which its photos are kept until it is clear.</param>
/// <param name="Words">What was written.</param>
/// <param name="Places">Where it could belong, besides a new report.</param>
/// <param name="AlbumId">The album that is being answered; null after anything else.</param>
/// <param name="Closed">The ID of a ticket that is closed, to a message of which it was an answer; null
/// otherwise.</param>
/// <param name="Since">When the first of it was sent (UTC); null before.</param>
/// <param name="Rest">What is asked about afterwards, a message at a time; null while all of it goes to one
/// place.</param>
internal sealed record Belonging(
    Guid DraftId,
    Written Words,
    IReadOnlyList<BelongingPlace> Places,
    string? AlbumId = null,
    string? Closed = null,
    DateTimeOffset? Since = null,
    Written? Rest = null
)
{
    /// <summary>How many messages are asked about after this one.</summary>
    [JsonIgnore]
    public int Left => Rest?.Parts.Count ?? 0;

    /// <summary>The same with its first message asked about alone, the others after it.</summary>
    public Belonging OneByOne() => this with { Words = new([Words.Parts[0]]), Rest = new([.. Words.Parts.Skip(1)]) };

    /// <summary>What is asked about once this one has its place.</summary>
    public Belonging Next() =>
        this with
        {
            Words = new([Rest!.Parts[0]]),
            Rest = new([.. Rest.Parts.Skip(1)]),
            AlbumId = null,
        };

    /// <summary>The same with one more message.</summary>
    public Belonging And(string text, string? messageId = null) =>
        Rest is null
            ? this with
            {
                Words = Words.And(text, messageId),
            }
            : this with
            {
                Rest = Rest.And(text, messageId),
            };

    /// <summary>The same with a message's words changed; null when none of this came in that message.</summary>
    public Belonging? Edited(string messageId, string text) =>
        Words.Edited(messageId, text) is { } words ? this with { Words = words }
        : Rest?.Edited(messageId, text) is { } rest ? this with { Rest = rest }
        : null;

    /// <summary>
    /// The same once a visit is over: what is said on its ticket can still be said, its steps are no more.
    /// </summary>
    public Belonging Without(long visitId) =>
        Places.All(place => place.OutlivesItsVisit || place.About.VisitId != visitId)
            ? this
            : this with
            {
                Places = [.. Places.Where(place => place.OutlivesItsVisit || place.About.VisitId != visitId)],
            };

    /// <summary>
    /// The same with the places that there are now. What was offered means its ticket's step of now, and is gone where
    /// the ticket went on; what came up meanwhile stands behind it.
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
