using Helpdesk.Core.Kpi;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>What a flow wants done; at most one thing an update.</summary>
internal abstract record FlowCommand
{
    /// <summary>Keep a photo with a draft.</summary>
    public sealed record Keep(IncomingPhoto Photo, Guid DraftId) : FlowCommand;

    /// <summary>Take a photo out of a draft.</summary>
    public sealed record DropPhoto(long PhotoId, Guid DraftId) : FlowCommand;

    /// <summary>File a report.</summary>
    public sealed record File(Report Report) : FlowCommand;

    /// <summary>
    /// Act on a ticket; a photo or a draft's photos may come with it. It is answered aloud where what was tapped is not
    /// the ticket's prompt.
    /// </summary>
    public sealed record Act(Advance Advance, IncomingPhoto? Photo = null, Guid? DraftId = null, bool Aloud = false)
        : FlowCommand;

    /// <summary>Add words or a photo to an open ticket, whatever step it is on by now.</summary>
    public sealed record AddInformation(long TicketId, string? Words, IncomingPhoto? Photo = null) : FlowCommand;

    /// <summary>
    /// Ask where something belongs that names another ticket than the one that it was sent for, if for one.
    /// </summary>
    public sealed record AskWhere(FlowInput Input, TicketReference? SentFor = null) : FlowCommand;

    /// <summary>Give words and a draft's photos to a ticket.</summary>
    public sealed record Give(BelongingPlace To, Written Words, Guid DraftId) : FlowCommand;

    /// <summary>Begin a report with what was written, and the photos that are kept.</summary>
    public sealed record BeginReport(Written Words, Guid DraftId) : FlowCommand;

    /// <summary>Go on with the report that waits; what was written meanwhile is added to it.</summary>
    public sealed record ResumeDraft(Written Words) : FlowCommand;

    /// <summary>Drop the report that waits, and begin another.</summary>
    public sealed record StartOver(Written Words, Guid DraftId) : FlowCommand;

    /// <summary>Name an acting head for days.</summary>
    public sealed record AppointActingHead(long PersonId, DaySpan Days) : FlowCommand;

    /// <summary>Hand a ticket over to a colleague.</summary>
    public sealed record HandOver(TicketReference About, long ColleagueId) : FlowCommand;

    /// <summary>Take a step that was named in words, with what was said for it.</summary>
    public sealed record TakeStep(TicketReference About, TicketAction Step, string Said, bool TakesOver = false)
        : FlowCommand;

    /// <summary>Let a repair wait until the office opens on a day.</summary>
    public sealed record Hold(TicketReference About, string Reason, DateOnly Day) : FlowCommand;

    /// <summary>Take a rating with what was written to it.</summary>
    public sealed record Rate(ButtonData.Rate Given, string? Words) : FlowCommand;

    /// <summary>Take another number for a rating.</summary>
    public sealed record RateAnew(long ClosingVisitId, int Stars) : FlowCommand;

    /// <summary>Keep what was written to a rating.</summary>
    public sealed record Comment(long ClosingVisitId, string Words) : FlowCommand;

    /// <summary>Give an office a name, or a new unit of it.</summary>
    public sealed record NameOffice(long OfficeId, bool IsUnit, string Name) : FlowCommand;

    /// <summary>Show the ticket that a text names.</summary>
    public sealed record LookUp(string Text) : FlowCommand;

    /// <summary>Show what is open of the person's: their reports, or else what they work on.</summary>
    public sealed record ShowOwn : FlowCommand;
}
