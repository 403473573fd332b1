using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// Greets. With an invitation's code it joins, with a ticket's ID it shows the status; anything else behind it is where
/// a link was found, and says nothing to us.
/// </summary>
internal sealed class StartCommand() : Command(Word, Roles.None)
{
    /// <summary>The word.</summary>
    public const string Word = "start";

    /// <inheritdoc/>
    public override bool IsListed => false;

    /// <inheritdoc/>
    public override string Description(Texts texts) => texts.CommandMenu;

    /// <inheritdoc/>
    public override bool Takes(string rest, DateOnly today) => Invite.LooksLikeCode(rest);

    /// <inheritdoc/>
    public override async Task RunAsync(Turn turn, string rest, CancellationToken cancellation)
    {
        if (TicketCode.Find(rest, out _) is not TicketCodeReading.None)
            await turn.Lookup.ShowAsync(rest, cancellation);
        else if (Invite.LooksLikeCode(rest))
            await turn.People.JoinAsync(rest, cancellation);
        else
            await turn.Menu.ShowAsync(turn.Texts.Greeting(turn.Update.Person.Name), cancellation);
        await turn.AskAgainAsync(cancellation);
    }
}
