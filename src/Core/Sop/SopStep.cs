namespace Helpdesk.Core.Sop;

/// <summary>One step of the SOP.</summary>
/// <param name="No">Its number in the document, 1 to 7.</param>
/// <param name="State">The state in which a ticket is on this step; null for step 7, which has no visits.</param>
/// <param name="Actor">Whose turn it is.</param>
/// <param name="Standard">The standard time, in office time (step 1: in plain time).</param>
/// <param name="HasClock">Whether a visit of this step gets a due time. A returned ticket waits for its reporter: no
/// staff clock runs.</param>
/// <param name="Title">What the document calls it.</param>
internal sealed record SopStep(
    int No,
    TicketState? State,
    SopActor Actor,
    TimeSpan Standard,
    bool HasClock,
    string Title
);
