using Helpdesk.Core.Messages;
using Helpdesk.Core.Storage;

namespace Helpdesk.Bot.Outbox;

/// <summary>What became of an attempt to send.</summary>
public abstract record SendResult
{
    /// <summary>The platform took it.</summary>
    /// <param name="MessageId">The platform's ID of the message, or null when there is none.</param>
    public sealed record Delivered(string? MessageId) : SendResult;

    /// <summary>Too fast: nothing more to this chat before the pause is over.</summary>
    public sealed record TooFast(TimeSpan Pause) : SendResult;

    /// <summary>Not now: the platform could not be reached, or stumbled.</summary>
    public sealed record Failed(string Reason) : SendResult;

    /// <summary>Never: the person blocked the bot, or never started it.</summary>
    public sealed record Unreachable(string Reason) : SendResult;

    /// <summary>Never: the platform does not take this message.</summary>
    public sealed record Rejected(string Reason) : SendResult;

    /// <summary>There is nothing left to send, for example because the message to be edited is gone.</summary>
    public sealed record Pointless(string Reason) : SendResult;
}

/// <summary>Sends on one platform. Telegram has one; WhatsApp's has the same shape.</summary>
public interface IChannelSender
{
    /// <summary>The platform.</summary>
    Channel Channel { get; }

    /// <summary>Sends one outbox row. Never throws for what the platform or the network does.</summary>
    Task<SendResult> SendAsync(OutboxMessage message, HelpdeskDb db, CancellationToken cancellation);
}
