using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Outbox;

/// <summary>An outbox row that is to be sent, as far as the queue must know it.</summary>
/// <param name="Id">The row's key; also its order within the chat.</param>
/// <param name="ContactId">The chat.</param>
/// <param name="IsReply">Whether it answers what the person has just sent.</param>
/// <param name="ToOfficer">Whether it goes to staff, a head or an admin.</param>
/// <param name="NotBefore">Not to be sent before (UTC).</param>
/// <param name="Message">The row itself where it was at hand when it was committed; else it is read when its turn
/// comes.</param>
/// <param name="IsBehindOthers">Whether rows of another process may stand before it.</param>
internal sealed record QueuedRow(
    long Id,
    long ContactId,
    bool IsReply,
    bool ToOfficer,
    DateTimeOffset NotBefore,
    OutboxMessage? Message = null,
    bool IsBehindOthers = false
);
