using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;

namespace Helpdesk.Bot.Conversations;

/// <summary>Shows the head what waits for a decision.</summary>
internal sealed class DecisionsCommand() : Command(Word, Roles.Head)
{
    /// <summary>The word.</summary>
    public const string Word = "keputusan";

    /// <inheritdoc/>
    public override bool AsksAgain => true;

    /// <inheritdoc/>
    public override bool IsList => true;

    /// <inheritdoc/>
    public override string Description(Texts texts) => texts.CommandKeputusan;

    /// <inheritdoc/>
    public override Task RunAsync(Turn turn, string rest, CancellationToken cancellation) =>
        turn.Lists.ShowQueueAsync(
            turn.Update.Db.Visits.Where(visit => visit.Ticket.State == TicketState.Escalated),
            (Word, (count, _) => turn.Texts.Decisions(count), turn.Texts.DecisionsNone),
            rest,
            cancellation
        );
}
