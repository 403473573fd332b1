using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Outbox;

/// <summary>What a platform reports of a message that it took.</summary>
/// <param name="MessageId">The platform's ID.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="Failure">Why it did not arrive, or null.</param>
/// <param name="ErrorCode">The platform's error code, or null.</param>
internal sealed record DeliveryReport(
    string MessageId,
    DeliveryStatus Status,
    DeliveryFailure? Failure = null,
    int? ErrorCode = null
);
