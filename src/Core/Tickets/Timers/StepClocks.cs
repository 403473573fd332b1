using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Helpdesk.Core.Sop;

namespace Helpdesk.Core.Tickets;

/// <summary>A visit's clock: the procedure's standard times, counted by the office calendar.</summary>
internal sealed class StepClocks(HelpdeskSop sop, OfficeCalendar calendar)
{
    /// <summary>The document's standard times and the usual office hours.</summary>
    public static readonly StepClocks AsWritten = new(HelpdeskSop.AsWritten, OfficeCalendar.Usual());

    /// <summary>The procedure.</summary>
    public HelpdeskSop Sop => sop;

    /// <summary>The office calendar.</summary>
    public OfficeCalendar Calendar => calendar;

    /// <summary>
    /// Changes whenever a standard time or the calendar changes: open visits are to be computed anew then.
    /// </summary>
    public string Fingerprint
    {
        get
        {
            var standards = sop.Steps.Select(step =>
                string.Create(CultureInfo.InvariantCulture, $"{step.No}={step.Standard:c}")
            );
            var text = $"{string.Join(" ", standards)} {sop.Patience} {calendar}";
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        }
    }

    /// <summary>
    /// Sets a visit's target and instants, from when it was entered, and by its holds later. While it is on hold
    /// nothing is due.
    /// </summary>
    public void Set(StepVisit visit)
    {
        var step = sop.Step(visit.Step);
        if (step.HasClock)
        {
            visit.Target = step.Standard;
            var runs = visit.HeldSince is null;
            visit.RemindAt = runs
                ? calendar.Add(visit.EnteredAt, (step.Standard * HelpdeskSop.ReminderShare) + visit.Held)
                : null;
            visit.DueAt = runs ? calendar.Add(visit.EnteredAt, step.Standard + visit.Held) : null;
        }
        else if (step.State is TicketState.Returned)
        {
            // The reporter must answer: no staff clock runs, but patience ends some day.
            visit.RemindAt = calendar.AddWorkingDays(visit.EnteredAt, sop.Patience.RemindAfter);
            visit.AbandonAt = calendar.AddWorkingDays(visit.EnteredAt, sop.Patience.AbandonAfter);
        }
    }

    /// <summary>How long a visit has taken: office time where its step has a clock, plain time
    /// elsewhere. Never negative, though the machine's clock may have been set back meanwhile.</summary>
    public TimeSpan Taken(StepVisit visit, DateTimeOffset until)
    {
        var taken = sop.Step(visit.Step).HasClock
            ? calendar.Measure(visit.EnteredAt, until) - Held(visit, until)
            : until - visit.EnteredAt;
        return taken > TimeSpan.Zero ? taken : TimeSpan.Zero;
    }

    /// <summary>Office time that a visit has been on hold, up to an instant.</summary>
    public TimeSpan Held(StepVisit visit, DateTimeOffset until) =>
        visit.HeldSince is { } since && until > since ? visit.Held + calendar.Measure(since, until) : visit.Held;

    /// <summary>Office time until an instant; negative once it has passed.</summary>
    public TimeSpan Left(DateTimeOffset due, DateTimeOffset now) => calendar.Measure(now, due);
}
