using Helpdesk.Core.Kpi;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>What a flow wants done; at most one thing a turn.</summary>
internal abstract record FlowCommand
{
    /// <summary>Keep a photo with a draft.</summary>
    public sealed record Keep(IncomingPhoto Photo, Guid DraftId) : FlowCommand;

    /// <summary>File a report.</summary>
    public sealed record File(Report Report) : FlowCommand;

    /// <summary>Act on a ticket; a photo or a draft's photos may come with it.</summary>
    public sealed record Act(Advance Advance, IncomingPhoto? Photo = null, Guid? DraftId = null) : FlowCommand;

    /// <summary>Begin a report with the photos that are kept.</summary>
    public sealed record BeginReport(Guid DraftId) : FlowCommand;

    /// <summary>Name an acting head for days.</summary>
    public sealed record AppointActingHead(long PersonId, DaySpan Days) : FlowCommand;

    /// <summary>Show the ticket that a text names.</summary>
    public sealed record LookUp(string Text) : FlowCommand;
}
