using Helpdesk.Core.Messages;
using Helpdesk.Core.People;

namespace Helpdesk.Bot.Conversations;

/// <summary>Gives an admin a link to the jobs' dashboard.</summary>
internal sealed class DashboardCommand() : Command("dasbor", Roles.AnyAdmin)
{
    /// <inheritdoc/>
    public override string Description(Texts texts) => texts.CommandDasbor;

    /// <inheritdoc/>
    public override Task RunAsync(Turn turn, string rest, CancellationToken cancellation)
    {
        var update = turn.Update;
        if (!turn.Dashboard.IsOn)
        {
            update.Reply(turn.Texts.DashboardOff);
            return Task.CompletedTask;
        }
        var link = turn.Dashboard.To(OpenDashboard.CreateLink(update.Person, update.Work));
        var until = turn.Texts.When(update.Now + OpenDashboard.LinkLifetime);
        update.Reply(turn.Texts.DashboardLink(link: link, until: until));
        return Task.CompletedTask;
    }
}
