using System.Security.Cryptography;
using Helpdesk.Core.People;

namespace Helpdesk.Core.Messages;

/// <summary>
/// A conversation in progress with one contact. A contact has a stack of them: tapping "Kembalikan" while filing
/// suspends the filing, which goes on once the reason is sent. The one with the highest key is on top.
/// </summary>
internal sealed class Conversation
{
    /// <summary>The flow in which a returned report is completed.</summary>
    public const string Correction = "correct";

    /// <summary>The flow that asks where words belong.</summary>
    public const string Belonging = "belonging";

    /// <summary>The key; also the place in the stack. Buttons carry it; see <see cref="KeyAfter"/>.</summary>
    public long Id { get; init; }

    /// <summary>With whom.</summary>
    public long ContactId { get; private set; }

    /// <summary>With whom.</summary>
    public Contact Contact { get; init; } = null!;

    /// <summary>Which flow.</summary>
    public required string Flow { get; init; }

    /// <summary>The version of the flow's state: a state of another version is discarded politely.</summary>
    public int Version { get; init; }

    /// <summary>The flow's state, as JSON.</summary>
    public required string State { get; set; }

    /// <summary>The outbox row of the last question, while it has buttons.</summary>
    public long? AskedIn { get; set; }

    /// <summary>The row of <see cref="AskedIn"/> where it was written in this unit of work; null otherwise.</summary>
    public OutboxMessage? Asked { get; set; }

    /// <summary>The outbox row of the last question, with buttons or without, or null before the first.</summary>
    public long? QuestionIn { get; set; }

    /// <summary>
    /// The row of <see cref="QuestionIn"/> where it was written in this unit of work; null otherwise.
    /// </summary>
    public OutboxMessage? Question { get; set; }

    /// <summary>When it began (UTC).</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When the person last said something in it (UTC).</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>When the person is nudged to go on (UTC), or null for never.</summary>
    public DateTimeOffset? NudgeAt { get; set; }

    /// <summary>When the person was nudged (UTC), or null. Claimed by a conditional update.</summary>
    public DateTimeOffset? NudgedAt { get; set; }

    /// <summary>
    /// A key for a new conversation, above those below it and never used before: the millisecond, and a random number.
    /// It is known before the row is written, so that the buttons of the first question go out with it.
    /// </summary>
    /// <param name="below">The key of the conversation below, or 0.</param>
    /// <param name="now">The instant (UTC).</param>
    public static long KeyAfter(long below, DateTimeOffset now) =>
        Math.Max(below + 1, (now.ToUnixTimeMilliseconds() << 20) + RandomNumberGenerator.GetInt32(1 << 20));
}
