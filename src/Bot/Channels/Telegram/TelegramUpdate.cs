using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Channels.Telegram;

/// <summary>What is read of an update.</summary>
/// <param name="Id">The update's number.</param>
/// <param name="Message">What a person sent to us, or null when it is none of ours.</param>
/// <param name="QueryId">The tap that waits for an answer, or null.</param>
/// <param name="Group">A group in which we were spoken to, or null.</param>
internal sealed record TelegramUpdate(
    long Id,
    IncomingMessage? Message = null,
    string? QueryId = null,
    long? Group = null
);
