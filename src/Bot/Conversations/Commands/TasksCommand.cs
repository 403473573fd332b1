using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;

namespace Helpdesk.Bot.Conversations;

/// <summary>Shows staff the tickets that they handle.</summary>
internal sealed class TasksCommand() : Command(Word, Roles.Staff)
{
    /// <summary>The word.</summary>
    public const string Word = "tugas";

    /// <summary>The states in which it is the handler's turn.</summary>
    public static readonly TicketState[] HandlerStates =
    [
        .. HelpdeskSop.Exits.Where(exit => exit.By is SopActor.Handler).Select(exit => exit.From).Distinct(),
    ];

    // What waits for the head meanwhile is the handler's all the same.
    private static readonly TicketState[] States = [.. HandlerStates, TicketState.Escalated];

    /// <inheritdoc/>
    public override bool AsksAgain => true;

    /// <inheritdoc/>
    public override bool IsList => true;

    /// <inheritdoc/>
    public override string Description(Texts texts) => texts.CommandTugas;

    /// <inheritdoc/>
    public override Task RunAsync(Turn turn, string rest, CancellationToken cancellation)
    {
        var me = turn.Update.Person.Id;
        var handled = turn.Update.Db.Visits.Where(visit =>
            visit.Ticket.HandlerId == me && States.Contains(visit.Ticket.State)
        );
        return turn.Lists.ShowQueueAsync(
            handled,
            (Word, (count, _) => turn.Texts.MyTasks(count), turn.Texts.MyTasksNone),
            rest,
            cancellation
        );
    }
}
