using System.ComponentModel;
using Helpdesk.Core.Sop;

namespace Helpdesk.Worker.Settings;

/// <summary>The office hours of a day, written as one text or as a list with a slot in each place.</summary>
[TypeConverter(typeof(DaySlotsConverter))]
internal sealed class DaySlots : List<string>
{
    /// <summary>The hours; null when they can't be read.</summary>
    public OfficeDay? ToDay() => OfficeDay.Read(ToString());

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", this);
}
