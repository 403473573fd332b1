using Helpdesk.Core.Kpi;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>Does what a command asks for.</summary>
public sealed class CommandDesk(Turn turn, ConversationStack conversations, TicketLookup lookup, PeopleDesk people, StandInDesk standIns, LinkDesk links)
{
    /// <summary>Runs a command by its name; returns whether there is one by that name that the person has.</summary>
    public async Task<bool> RunAsync(string name, string rest, CancellationToken cancellation)
    {
        var db = turn.Db;
        var me = turn.Person.Id;
        if (name is not Command.Start && Command.AvailableTo(turn.Roles).All(command => command.Name != name)) return false;
        switch (name)
        {
            case Command.Start:
                await StartAsync(rest, cancellation);
                break;
            case "lapor":
                await FileAsync(Draft.For(turn.Person), cancellation);
                break;
            case "status" when rest.Length == 0:
                await conversations.BeginAsync(new StatusFlow(), new StatusWanted(), cancellation);
                break;
            case "status":
                await lookup.ShowAsync(rest, cancellation);
                break;
            case "tiket":
                var mine = db.Tickets.Where(ticket => ticket.ReporterId == me).OrderByDescending(ticket => ticket.Id).Take(TicketLookup.ListLength);
                await lookup.ListAsync(mine, turn.Texts.MyTickets, turn.Texts.MyTicketsNone, cancellation);
                break;
            case "antrean":
                await lookup.QueueAsync(await QueueAsync(cancellation), turn.Texts.Queue, turn.Texts.QueueNone, cancellation);
                break;
            case "tugas":
                var handled = db.Visits.Where(visit => visit.Ticket.HandlerId == me && HandlerStates.Contains(visit.Ticket.State));
                await lookup.QueueAsync(handled, turn.Texts.MyTasks, turn.Texts.MyTasksNone, cancellation);
                break;
            case "keputusan":
                await lookup.QueueAsync(db.Visits.Where(visit => visit.Ticket.State == TicketState.Escalated), turn.Texts.Decisions, turn.Texts.DecisionsNone, cancellation);
                break;
            case "kinerja":
                AskForFigures(rest);
                break;
            case StandInDesk.Command:
                await standIns.RunAsync(rest, cancellation);
                break;
            case LinkDesk.Command:
                await links.RunAsync(rest, cancellation);
                break;
            case "undang":
                await people.InviteAsync(rest, cancellation);
                break;
            case "petugas":
                await people.ListAsync(cancellation);
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

    /// <summary>Begins a filing, after the privacy notice if it is the person's first. An unsent report is gone on with instead.</summary>
    public async Task FileAsync(Draft draft, CancellationToken cancellation, bool asks = true)
    {
        var flow = new FileTicketFlow();
        if (await conversations.FindAsync(flow.Name, cancellation) is not null)
        {
            while (await conversations.TopAsync(cancellation) is { } top && top.Flow != flow.Name) await conversations.DropTopAsync(cancellation);
            await conversations.AskAsync((await conversations.TopAsync(cancellation))!, cancellation, turn.Texts.DraftGoesOn);
            return;
        }
        if (turn.Person.PrivacyNoticeAt is null)
        {
            turn.Person.PrivacyNoticeAt = turn.Now;
            turn.Reply(turn.Texts.PrivacyNotice);
        }
        await conversations.BeginAsync(flow, draft, cancellation, asks: asks);
    }

    /// <summary>Says why a command is not run: it is another role's, or none.</summary>
    public void Refuse(string name) => turn.Reply(Command.All.FirstOrDefault(command => command.Name == name) switch
    {
        { For: Roles.Staff or (Roles.Staff | Roles.Head) } => turn.Texts.OnlyStaff,
        { For: Roles.Head } => turn.Texts.OnlyTheHead,
        { For: Roles.AnyAdmin } => turn.Texts.OnlyAdmins,
        _ => turn.Texts.CommandUnknown,
    });

    /// <summary>The command that a menu button's label stands for, or null.</summary>
    public string? NamedByLabel(string text) => Menu().SelectMany(row => row).FirstOrDefault(entry => TypedWords.IsLabel(text, entry.Label)).Command;

    /// <summary>Shows what the bot can do for this person.</summary>
    public async Task MenuAsync(ChatText first, CancellationToken cancellation)
    {
        var rows = Menu().Select(row => row.Select(entry => new OutgoingButton(entry.Label, new ButtonData.Command(entry.Command).ToString())).ToList());
        turn.Reply(ChatText.Paragraphs(first, turn.Texts.MenuHint, await OwnIdWhileNoAdminAsync(cancellation)), [.. rows]);
    }

    private IEnumerable<(string Command, string Label)[]> Menu()
    {
        if (turn.Roles.HasFlag(Roles.Head)) yield return [("keputusan", turn.Texts.MenuDecisions)];
        if (turn.Person.Is(Roles.Staff)) yield return [("antrean", turn.Texts.MenuQueue), ("tugas", turn.Texts.MenuTasks)];
        yield return [("lapor", turn.Texts.MenuReport)];
        yield return [("status", turn.Texts.MenuStatus), ("tiket", turn.Texts.MenuMine)];
        yield return [("bantuan", turn.Texts.MenuHelp)];
    }

    private static readonly TicketState[] HandlerStates = [.. HelpdeskSop.Exits.Where(exit => exit.By is SopActor.Handler).Select(exit => exit.From).Distinct()];
    private static readonly TicketState[] StaffStates = [TicketState.Submitted, .. HandlerStates];

    // The figures are read after the commit: nobody's reply waits for them.
    private void AskForFigures(string rest)
    {
        var today = turn.Clocks.Calendar.DateOf(turn.Now);
        if ((rest.Length == 0 ? DaySpan.MonthOf(today) : TypedDays.Read(rest, today)) is not { } days)
        {
            turn.Reply(turn.Texts.KpiHowTo);
            return;
        }
        turn.Db.KpiRequests.Add(KpiRequest.By(turn.Contact, days, turn.Roles.HasFlag(Roles.Head) ? null : turn.Person, turn.Now));
        turn.WantsFigures = true;
    }

    private async Task<IQueryable<StepVisit>> QueueAsync(CancellationToken cancellation)
    {
        var teams = turn.Person.Teams;
        foreach (var team in new[] { Teams.Application, Teams.Network })
            if (await AdvanceTicket.InTeamAsync(turn.Db, turn.Person, team, cancellation)) teams |= team;
        return turn.Db.Visits.Where(visit => StaffStates.Contains(visit.Ticket.State) && (visit.Ticket.Category & teams) != 0);
    }

    private async Task StartAsync(string code, CancellationToken cancellation)
    {
        if (code.Length > 0 && await people.JoinAsync(code, cancellation)) return;
        await MenuAsync(turn.Texts.Greeting(turn.Person.Name), cancellation);
        if (await conversations.TopAsync(cancellation) is { } top) await conversations.AskAsync(top, cancellation, turn.Texts.GoingOn);
    }

    private async Task<ChatText> OwnIdWhileNoAdminAsync(CancellationToken cancellation) =>
        await turn.Db.People.AnyAsync(person => (person.Roles & Roles.AnyAdmin) != 0, cancellation)
            ? ChatText.Empty
            : turn.Texts.NoAdminYet(ChatText.Code($"{turn.Contact.Channel.ToString().ToLowerInvariant()}:{turn.Contact.Address}"));

    private async Task AbortAsync(CancellationToken cancellation)
    {
        if (await conversations.TopAsync(cancellation) is not { } top)
        {
            turn.Reply(turn.Texts.NothingToAbort);
            return;
        }
        turn.Reply(top.Flow switch
        {
            "file" => turn.Texts.DraftDropped,
            "repair" => turn.Texts.StoppedNotesKept,
            _ => turn.Texts.Stopped,
        });
        await conversations.EndAsync(top, cancellation);
    }

    private void AskLanguage() => turn.Reply(turn.Texts.AskLanguage,
        [[new("Bahasa Indonesia", new ButtonData.Speak(Language.Id).ToString()), new("English", new ButtonData.Speak(Language.En).ToString())]]);

    private async Task HelpAsync(CancellationToken cancellation)
    {
        var lines = Command.AvailableTo(turn.Roles).Select(command => turn.Texts.HelpLine(command: command.Name, description: command.Description(turn.Texts)));
        turn.Reply(ChatText.Paragraphs(turn.Texts.HelpHead, ChatText.Lines(lines), turn.Texts.HelpFoot, turn.Contact.Channel.ShowsButtons() ? ChatText.Empty : turn.Texts.HelpWhatsApp, await OwnIdWhileNoAdminAsync(cancellation)));
    }
}
