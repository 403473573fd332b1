namespace Helpdesk.Bot.Conversations;

/// <summary>Which ticket and visit a conversation is about.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="VisitId">The visit for which the button was shown.</param>
/// <param name="Code">The ticket's ID as people see it.</param>
internal sealed record TicketReference(long TicketId, long VisitId, string Code);
