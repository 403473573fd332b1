namespace Helpdesk.Core.Messages;

/// <summary>One way from a status to another.</summary>
/// <param name="From">From where.</param>
/// <param name="On">What happened.</param>
/// <param name="To">To where; may be the same.</param>
internal sealed record OutboxExit(OutboxStatus From, OutboxEvent On, OutboxStatus To);
