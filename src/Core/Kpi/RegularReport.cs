namespace Helpdesk.Core.Kpi;

/// <summary>Reports that the head gets unasked. Stored by name.</summary>
public enum RegularReport
{
    /// <summary>For each week from Monday to Sunday, at the first opening after it.</summary>
    Week,

    /// <summary>For each month, at the first opening after it.</summary>
    Month,
}
