using Helpdesk.Bot.Dashboard;
using Helpdesk.Core.Kpi;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>Does what a command asks for.</summary>
internal sealed class CommandRunner(
    UpdateContext update,
    ConversationStack conversations,
    TicketLookup lookup,
    OfficerAdministration people,
    ActingHeadCommand actingHeads,
    LinkCommand links,
    DashboardLinks dashboard
)
{
    private const string Figures = "kinerja";

    /// <summary>Runs a command by its name; returns whether there is one by that name that the person has.</summary>
    public async Task<bool> RunAsync(string name, string rest, CancellationToken cancellation)
    {
        var db = update.Db;
        var me = update.Person.Id;
        if (name is not Command.Start && Command.AvailableTo(update.Roles).All(command => command.Name != name))
            return false;
        switch (name)
        {
            case Command.Start:
                await StartAsync(rest, cancellation);
                break;
            case "lapor":
                await FileAsync(Draft.For(update.Person), cancellation);
                break;
            case "status" when rest.Length == 0:
                await conversations.BeginAsync(new StatusFlow(), new StatusWanted(), cancellation);
                break;
            case "status":
                await lookup.ShowAsync(rest, cancellation);
                break;
            case "tiket":
                var mine = db
                    .Tickets.Where(ticket => ticket.ReporterId == me)
                    .OrderByDescending(ticket => ticket.Id)
                    .Take(TicketLookup.ListLength);
                await lookup.ListAsync(mine, update.Texts.MyTickets, update.Texts.MyTicketsNone, cancellation);
                break;
            case "antrean":
                await lookup.QueueAsync(
                    await QueueAsync(cancellation),
                    update.Texts.Queue,
                    update.Texts.QueueNone,
                    cancellation
                );
                break;
            case "tugas":
                var handled = db.Visits.Where(visit =>
                    visit.Ticket.HandlerId == me && HandlerStates.Contains(visit.Ticket.State)
                );
                await lookup.QueueAsync(handled, update.Texts.MyTasks, update.Texts.MyTasksNone, cancellation);
                break;
            case "keputusan":
                await lookup.QueueAsync(
                    db.Visits.Where(visit => visit.Ticket.State == TicketState.Escalated),
                    update.Texts.Decisions,
                    update.Texts.DecisionsNone,
                    cancellation
                );
                break;
            case Figures:
                AskForFigures(rest);
                break;
            case ActingHeadCommand.Command:
                await actingHeads.RunAsync(rest, cancellation);
                break;
            case LinkCommand.Command:
                await links.RunAsync(rest, cancellation);
                break;
            case "undang":
                await people.InviteAsync(rest, cancellation);
                break;
            case "petugas":
                await people.ListAsync(cancellation);
                break;
            case "dasbor":
                OpenDashboardLink();
                break;
            case "batal":
                await AbortAsync(cancellation);
                break;
            case "bahasa":
                AskLanguage();
                break;
            default:
                await HelpAsync(cancellation);
                break;
        }
        return true;
    }

    /// <summary>
    /// Begins a filing, after the privacy notice if it is the person's first. An unsent report is gone on with instead.
    /// </summary>
    public async Task FileAsync(Draft draft, CancellationToken cancellation, bool asks = true)
    {
        var flow = new FileTicketFlow();
        if (await conversations.FindAsync(flow.Name, cancellation) is not null)
        {
            while (await conversations.TopAsync(cancellation) is { } top && top.Flow != flow.Name)
                await conversations.DropTopAsync(cancellation);
            await conversations.AskAsync(
                (await conversations.TopAsync(cancellation))!,
                cancellation,
                update.Texts.DraftGoesOn
            );
            return;
        }
        if (update.Person.PrivacyNoticeAt is null)
        {
            update.Person.PrivacyNoticeAt = update.Now;
            update.Reply(update.Texts.PrivacyNotice);
        }
        await conversations.BeginAsync(flow, draft, cancellation, asks: asks);
    }

    /// <summary>Says why a command is not run: it is another role's, or none.</summary>
    public void Refuse(string name) =>
        update.Reply(
            Command.All.FirstOrDefault(command => command.Name == name) switch
            {
                { For: Roles.Staff or (Roles.Staff | Roles.Head) } => update.Texts.OnlyStaff,
                { For: Roles.Head } => update.Texts.OnlyTheHead,
                { For: Roles.AnyAdmin } => update.Texts.OnlyAdmins,
                _ => update.Texts.CommandUnknown,
            }
        );

    /// <summary>The command that a menu button's label stands for, or null.</summary>
    public string? NamedByLabel(string text) =>
        Menu().SelectMany(row => row).FirstOrDefault(entry => TypedWords.IsLabel(text, entry.Label)).Command;

    /// <summary>Shows what the bot can do for this person.</summary>
    public async Task MenuAsync(ChatText first, CancellationToken cancellation)
    {
        var rows = Menu()
            .Select(row =>
                row.Select(entry => new OutgoingButton(entry.Label, new ButtonData.Command(entry.Command).ToString()))
                    .ToList()
            );
        update.Reply(
            ChatText.Paragraphs(first, update.Texts.MenuHint, await OwnIdWhileNoAdminAsync(cancellation)),
            [.. rows]
        );
    }

    private IEnumerable<(string Command, string Label)[]> Menu()
    {
        if (update.Roles.HasFlag(Roles.Head))
            yield return [("keputusan", update.Texts.MenuDecisions)];
        if (update.Person.Is(Roles.Staff))
            yield return [("antrean", update.Texts.MenuQueue), ("tugas", update.Texts.MenuTasks)];
        yield return [("lapor", update.Texts.MenuReport)];
        yield return [("status", update.Texts.MenuStatus), ("tiket", update.Texts.MenuMine)];
        yield return [("bantuan", update.Texts.MenuHelp)];
    }

    private static readonly TicketState[] HandlerStates =
    [
        .. HelpdeskSop.Exits.Where(exit => exit.By is SopActor.Handler).Select(exit => exit.From).Distinct(),
    ];
    private static readonly TicketState[] StaffStates = [TicketState.Submitted, .. HandlerStates];

    /// <summary>A button asks for the figures of a span.</summary>
    public void ShowFigures(FiguresSpan span)
    {
        if (Command.AvailableTo(update.Roles).Any(command => command.Name == Figures))
            AskForFigures(DaySpan.Of(span, update.Clocks.Calendar.DateOf(update.Now)));
        else
            Refuse(Figures);
    }

    // They are read after the commit: nobody's reply waits for them.
    private void AskForFigures(DaySpan days)
    {
        var staff = update.Roles.HasFlag(Roles.Head) ? null : update.Person;
        update.FiguresAskedFor = KpiRequest.By(update.Contact, days, staff, update.Now);
        update.Db.KpiRequests.Add(update.FiguresAskedFor);
    }

    private void AskForFigures(string rest)
    {
        var today = update.Clocks.Calendar.DateOf(update.Now);
        if ((rest.Length == 0 ? DaySpan.MonthOf(today) : TypedDays.Read(rest, today)) is { } days)
            AskForFigures(days);
        else
            update.Reply(update.Texts.KpiHowTo);
    }

    private async Task<IQueryable<StepVisit>> QueueAsync(CancellationToken cancellation)
    {
        var teams = update.Person.Teams;
        foreach (var team in new[] { Teams.Application, Teams.Network })
            if (await TeamRule.CoversAsync(update.Db, update.Person, team, cancellation))
                teams |= team;
        return update.Db.Visits.Where(visit =>
            StaffStates.Contains(visit.Ticket.State) && (visit.Ticket.Category & teams) != 0
        );
    }

    private async Task StartAsync(string code, CancellationToken cancellation)
    {
        if (code.Length > 0 && await people.JoinAsync(code, cancellation))
            return;
        await MenuAsync(update.Texts.Greeting(update.Person.Name), cancellation);
        if (await conversations.TopAsync(cancellation) is { } top)
            await conversations.AskAsync(top, cancellation, update.Texts.GoingOn);
    }

    private async Task<ChatText> OwnIdWhileNoAdminAsync(CancellationToken cancellation) =>
        await update.Db.People.AnyAsync(person => (person.Roles & Roles.AnyAdmin) != 0, cancellation)
            ? ChatText.Empty
            : update.Texts.NoAdminYet(
                ChatText.Code($"{update.Contact.Channel.ToString().ToLowerInvariant()}:{update.Contact.Address}")
            );

    private async Task AbortAsync(CancellationToken cancellation)
    {
        if (await conversations.TopAsync(cancellation) is not { } top)
        {
            update.Reply(update.Texts.NothingToAbort);
            return;
        }
        update.Reply(
            top.Flow switch
            {
                "file" => update.Texts.DraftDropped,
                "repair" => update.Texts.StoppedNotesKept,
                _ => update.Texts.Stopped,
            }
        );
        await conversations.EndAsync(top, cancellation);
    }

    private void OpenDashboardLink()
    {
        if (!dashboard.IsOn)
        {
            update.Reply(update.Texts.DashboardOff);
            return;
        }
        var link = dashboard.To(OpenDashboard.CreateLink(update.Person, update.Work));
        var until = update.Texts.When(update.Now + OpenDashboard.LinkLifetime);
        update.Reply(update.Texts.DashboardLink(link: link, until: until));
    }

    private void AskLanguage() =>
        update.Reply(
            update.Texts.AskLanguage,
            [
                [
                    new("Bahasa Indonesia", new ButtonData.Speak(Language.Id).ToString()),
                    new("English", new ButtonData.Speak(Language.En).ToString()),
                ],
            ]
        );

    private async Task HelpAsync(CancellationToken cancellation)
    {
        var lines = Command
            .AvailableTo(update.Roles)
            .Select(command =>
                update.Texts.HelpLine(command: command.Name, description: command.Description(update.Texts))
            );
        update.Reply(
            ChatText.Paragraphs(
                update.Texts.HelpHead,
                ChatText.Lines(lines),
                update.Texts.HelpFoot,
                update.Traits.HasButtons ? ChatText.Empty : update.Texts.HelpWhatsApp,
                await OwnIdWhileNoAdminAsync(cancellation)
            )
        );
    }
}
