using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// Shows staff what waits for their team, and the head all that is open: what is late on top, and who has it.
/// </summary>
internal sealed class QueueCommand() : Command(Word, Roles.Staff | Roles.Head)
{
    /// <summary>The word.</summary>
    public const string Word = "antrean";

    private static readonly TicketState[] States = [TicketState.Submitted, .. TasksCommand.HandlerStates];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Aliases => ["antrian", "queue", "terlambat", "telat"];

    /// <inheritdoc/>
    public override bool AsksAgain => true;

    /// <inheritdoc/>
    public override bool IsList => true;

    /// <inheritdoc/>
    public override string Description(Texts texts) => texts.CommandAntrean;

    /// <inheritdoc/>
    public override async Task RunAsync(Turn turn, string rest, CancellationToken cancellation)
    {
        var visits = turn.Update.Roles.HasFlag(Roles.Head)
            ? turn.Update.Db.Visits.Where(visit => visit.Ticket.State != TicketState.Returned)
            : await OfTeamsAsync(turn.Update, cancellation);
        await turn.Lists.ShowQueueAsync(visits, (Word, Heading, turn.Texts.QueueNone), rest, cancellation);
        ChatText Heading(int count, int late) =>
            late == 0 ? turn.Texts.Queue(count) : turn.Texts.QueueLate(count: count, late: late);
    }

    private static async Task<IQueryable<StepVisit>> OfTeamsAsync(UpdateContext update, CancellationToken cancellation)
    {
        var teams = update.Person.Teams;
        foreach (var team in new[] { Teams.Application, Teams.Network })
            if (await TeamRule.CoversAsync(update.Db, update.Person, team, cancellation))
                teams |= team;
        return update.Db.Visits.Where(visit =>
            States.Contains(visit.Ticket.State) && (visit.Ticket.Category & teams) != 0
        );
    }
}
