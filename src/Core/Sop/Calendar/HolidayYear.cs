namespace Helpdesk.Core.Sop;

/// <summary>The holidays of one year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Provisional">Whether they are calculated: the ministers' joint decree (SKB) for the year is not entered
/// yet.</param>
/// <param name="Days">The days, by date as <c>yyyy-MM-dd</c>, with what is celebrated.</param>
internal sealed record HolidayYear(int Year, bool Provisional, IReadOnlyDictionary<DateOnly, string> Days)
{
    /// <summary>The dates alone.</summary>
    public IEnumerable<DateOnly> Dates => Days.Keys;
}
