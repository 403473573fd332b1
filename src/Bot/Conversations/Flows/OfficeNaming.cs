namespace Helpdesk.Bot.Conversations;

/// <summary>A name that an admin is asked for: the state of <see cref="OfficeNamingFlow"/>.</summary>
/// <param name="OfficeId">The office.</param>
/// <param name="Office">What it is called.</param>
/// <param name="IsUnit">Whether it is the name of a new unit of the office; else of the office itself.</param>
internal sealed record OfficeNaming(long OfficeId, string Office, bool IsUnit);
