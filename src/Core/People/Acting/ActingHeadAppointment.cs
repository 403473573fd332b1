namespace Helpdesk.Core.People;

/// <summary>That someone is to stand in for a head.</summary>
/// <param name="Head">The head.</param>
/// <param name="Acting">Who stands in: another person who holds a role, with their addresses.</param>
/// <param name="From">From when (UTC).</param>
/// <param name="Until">Until when (UTC), excluded; later than <paramref name="From"/> and than now.</param>
internal sealed record ActingHeadAppointment(Person Head, Person Acting, DateTimeOffset From, DateTimeOffset Until);
