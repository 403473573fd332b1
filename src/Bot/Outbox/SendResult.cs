using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Outbox;

/// <summary>What became of an attempt to send.</summary>
internal abstract record SendResult
{
    /// <summary>The platform delivered it, as far as it ever says.</summary>
    /// <param name="MessageId">The platform's ID of the message, or null when there is none.</param>
    /// <param name="More">Whether the row has further parts.</param>
    public sealed record Delivered(string? MessageId, bool More = false) : SendResult;

    /// <summary>The platform took it, and reports later what becomes of it.</summary>
    /// <param name="MessageId">The platform's ID of the message.</param>
    /// <param name="Parts">How many parts the row has.</param>
    /// <param name="Form">In what form it went out.</param>
    public sealed record Accepted(string MessageId, int Parts, DeliveryForm Form = DeliveryForm.Free) : SendResult;

    /// <summary>
    /// The person's session window is closed. A template has asked them to open it; the row follows when they write.
    /// </summary>
    /// <param name="KnockId">The platform's ID of the template's message; null when they were asked before, for the
    /// same ticket.</param>
    public sealed record AwaitsWindow(string? KnockId) : SendResult;

    /// <summary>Not before an instant (UTC).</summary>
    public sealed record Later(DateTimeOffset Until) : SendResult;

    /// <summary>Something that it needs is not there yet: a photo that is still being fetched.</summary>
    public sealed record NotYet(TimeSpan Pause) : SendResult;

    /// <summary>Too fast: nothing more to this chat before the pause is over.</summary>
    public sealed record TooFast(TimeSpan Pause) : SendResult;

    /// <summary>Not now: the platform could not be reached, or stumbled.</summary>
    public sealed record Failed(string Reason) : SendResult;

    /// <summary>Refused at once, for a reason that a platform may also report later.</summary>
    public sealed record Refused(DeliveryFailure Why, int ErrorCode) : SendResult;

    /// <summary>We could not send it, by a mistake of ours.</summary>
    /// <param name="Kind">The exception's type.</param>
    /// <param name="IsOver">Whether it is not to be tried again whatever the number of attempts.</param>
    public sealed record Broken(string Kind, bool IsOver = false) : SendResult;

    /// <summary>It is not to be sent any more: it was sent, or taken back.</summary>
    public sealed record Gone : SendResult;

    /// <summary>Never: the person blocked the bot, or never started it.</summary>
    public sealed record Unreachable(string Reason) : SendResult;

    /// <summary>Never: the platform does not take this message.</summary>
    public sealed record Rejected(string Reason) : SendResult;

    /// <summary>There is nothing left to send, for example because the message to be edited is gone.</summary>
    public sealed record Pointless(string Reason) : SendResult;
}
