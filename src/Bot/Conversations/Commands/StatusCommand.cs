using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>Step 7: shows a ticket by its ID, which is asked for when it is not there.</summary>
internal sealed class StatusCommand() : Command(Word, Roles.None)
{
    /// <summary>The word.</summary>
    public const string Word = "status";

    /// <inheritdoc/>
    public override string Description(Texts texts) => texts.CommandStatus;

    /// <inheritdoc/>
    public override bool Takes(string rest, DateOnly today) =>
        (TicketCode.Find(rest, out _) is not TicketCodeReading.None)
        && !IdInSentenceHandler.SaysMore(TicketCode.Without(rest));

    /// <inheritdoc/>
    public override async Task RunAsync(Turn turn, string rest, CancellationToken cancellation)
    {
        if (rest.Length == 0)
            await turn.Conversations.BeginAsync(new StatusWanted(), cancellation);
        else if (await turn.Lookup.OwnByTailAsync(rest, cancellation) is { } own)
            await turn.Lookup.ShowAsync(own, withPhotos: false, cancellation);
        else
            await turn.Lookup.ShowAsync(rest, cancellation);
    }
}
