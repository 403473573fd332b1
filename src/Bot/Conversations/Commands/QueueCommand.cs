using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;

namespace Helpdesk.Bot.Conversations;

/// <summary>Shows staff what waits for their team.</summary>
internal sealed class QueueCommand() : Command(Word, Roles.Staff)
{
    /// <summary>The word.</summary>
    public const string Word = "antrean";

    private static readonly TicketState[] States = [TicketState.Submitted, .. TasksCommand.HandlerStates];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Aliases => ["antrian", "queue"];

    /// <inheritdoc/>
    public override bool AsksAgain => true;

    /// <inheritdoc/>
    public override bool IsList => true;

    /// <inheritdoc/>
    public override string Description(Texts texts) => texts.CommandAntrean;

    /// <inheritdoc/>
    public override async Task RunAsync(Turn turn, string rest, CancellationToken cancellation)
    {
        var update = turn.Update;
        var teams = update.Person.Teams;
        foreach (var team in new[] { Teams.Application, Teams.Network })
            if (await TeamRule.CoversAsync(update.Db, update.Person, team, cancellation))
                teams |= team;
        var visits = update.Db.Visits.Where(visit =>
            States.Contains(visit.Ticket.State) && (visit.Ticket.Category & teams) != 0
        );
        await turn.Lookup.QueueAsync(visits, turn.Texts.Queue, turn.Texts.QueueNone, cancellation);
    }
}
