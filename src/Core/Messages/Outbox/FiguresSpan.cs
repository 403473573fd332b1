namespace Helpdesk.Core.Messages;

/// <summary>The spans of figures that buttons offer.</summary>
internal enum FiguresSpan
{
    /// <summary>The week from Monday to Sunday.</summary>
    ThisWeek,

    /// <summary>The week before.</summary>
    LastWeek,

    /// <summary>The month.</summary>
    ThisMonth,

    /// <summary>The month before.</summary>
    LastMonth,

    /// <summary>The quarter of the year.</summary>
    ThisQuarter,

    /// <summary>The quarter before.</summary>
    LastQuarter,
}
