namespace Helpdesk.Core.Sop;

/// <summary>A range of dates with hours of its own, such as Ramadan.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day, included.</param>
/// <param name="Days">The hours of the weekdays that differ; the others keep their usual ones.</param>
internal sealed record OfficePeriod(DateOnly First, DateOnly Last, IReadOnlyDictionary<DayOfWeek, OfficeDay> Days);
