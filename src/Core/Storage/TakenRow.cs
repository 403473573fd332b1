namespace Helpdesk.Core.Storage;

/// <summary>An outbox row that a platform took, or a part of it.</summary>
/// <param name="Id">The row.</param>
/// <param name="PartsBefore">How many parts had been taken when it was sent.</param>
/// <param name="Parts">How many have been taken now.</param>
/// <param name="IsLast">Whether there is no part left.</param>
/// <param name="MessageId">The platform's ID of the message, or null when there is none.</param>
internal sealed record TakenRow(long Id, int PartsBefore, int Parts, bool IsLast, string? MessageId);
