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
                await lookup.ListAsync(mine, TextKey.MyTickets, TextKey.MyTicketsNone, cancellation);
                break;
            case "antrean":
                await lookup.QueueAsync(await QueueAsync(cancellation), TextKey.Queue, TextKey.QueueNone, cancellation);
                break;
            case "tugas":
                var handled = db.Visits.Where(visit => visit.Ticket.HandlerId == me && HandlerStates.Contains(visit.Ticket.State));
                await lookup.QueueAsync(handled, TextKey.MyTasks, TextKey.MyTasksNone, cancellation);
                break;
            case "keputusan":
                await lookup.QueueAsync(db.Visits.Where(visit => visit.Ticket.State == TicketState.Escalated), TextKey.Decisions, TextKey.DecisionsNone, cancellation);
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
            await conversations.AskAsync((await conversations.TopAsync(cancellation))!, cancellation, turn.Texts.Say(TextKey.DraftGoesOn));
            return;
        }
        if (turn.Person.PrivacyNoticeAt is null)
        {
            turn.Person.PrivacyNoticeAt = turn.Now;
            turn.Reply(turn.Texts.Say(TextKey.PrivacyNotice));
        }
        await conversations.BeginAsync(flow, draft, cancellation, asks: asks);
    }

    /// <summary>Says why a command is not run: it is another role's, or none.</summary>
    public void Refuse(string name) => turn.Reply(Command.All.FirstOrDefault(command => command.Name == name) switch
    {
        { For: Roles.Staff or (Roles.Staff | Roles.Head) } => turn.Texts.Say(TextKey.OnlyStaff),
        { For: Roles.Head } => turn.Texts.Say(TextKey.OnlyTheHead),
        { For: Roles.AnyAdmin } => turn.Texts.Say(TextKey.OnlyAdmins),
        _ => turn.Texts.Say(TextKey.CommandUnknown),
    });

    /// <summary>The command that a menu button's label stands for, or null.</summary>
    public string? NamedByLabel(string text) => Menu().SelectMany(row => row).FirstOrDefault(entry => TypedWords.IsLabel(text, turn.Texts.Plain(entry.Label))).Command;

    /// <summary>Shows what the bot can do for this person.</summary>
    public async Task MenuAsync(ChatText first, CancellationToken cancellation)
    {
        var rows = Menu().Select(row => row.Select(entry => new OutgoingButton(turn.Texts.Plain(entry.Label), new ButtonData.Command(entry.Command).ToString())).ToList());
        turn.Reply(ChatText.Paragraphs(first, turn.Texts.Say(TextKey.MenuHint), await OwnIdWhileNoAdminAsync(cancellation)), [.. rows]);
    }

    private IEnumerable<(string Command, TextKey Label)[]> Menu()
    {
        if (turn.Roles.HasFlag(Roles.Head)) yield return [("keputusan", TextKey.MenuDecisions)];
        if (turn.Person.Is(Roles.Staff)) yield return [("antrean", TextKey.MenuQueue), ("tugas", TextKey.MenuTasks)];
        yield return [("lapor", TextKey.MenuReport)];
        yield return [("status", TextKey.MenuStatus), ("tiket", TextKey.MenuMine)];
        yield return [("bantuan", TextKey.MenuHelp)];
    }

    private static readonly TicketState[] HandlerStates = [.. HelpdeskSop.Exits.Where(exit => exit.By is SopActor.Handler).Select(exit => exit.From).Distinct()];
    private static readonly TicketState[] StaffStates = [TicketState.Submitted, .. HandlerStates];

    // The figures are read after the commit: nobody's reply waits for them.
    private void AskForFigures(string rest)
    {
        var today = turn.Clocks.Calendar.DateOf(turn.Now);
        if ((rest.Length == 0 ? DaySpan.MonthOf(today) : TypedDays.Read(rest, today)) is not { } days)
        {
            turn.Reply(turn.Texts.Say(TextKey.KpiHowTo));
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
        await MenuAsync(turn.Texts.Say(TextKey.Greeting, turn.Person.Name), cancellation);
        if (await conversations.TopAsync(cancellation) is { } top) await conversations.AskAsync(top, cancellation, turn.Texts.Say(TextKey.GoingOn));
    }

    private async Task<ChatText> OwnIdWhileNoAdminAsync(CancellationToken cancellation) =>
        await turn.Db.People.AnyAsync(person => (person.Roles & Roles.AnyAdmin) != 0, cancellation)
            ? ChatText.Empty
            : turn.Texts.Say(TextKey.NoAdminYet, ChatText.Code($"{turn.Contact.Channel.ToString().ToLowerInvariant()}:{turn.Contact.Address}"));

    private async Task AbortAsync(CancellationToken cancellation)
    {
        if (await conversations.TopAsync(cancellation) is not { } top)
        {
            turn.Reply(turn.Texts.Say(TextKey.NothingToAbort));
            return;
        }
        turn.Reply(turn.Texts.Say(top.Flow switch
        {
            "file" => TextKey.DraftDropped,
            "repair" => TextKey.StoppedNotesKept,
            _ => TextKey.Stopped,
        }));
        await conversations.EndAsync(top, cancellation);
    }

    private void AskLanguage() => turn.Reply(turn.Texts.Say(TextKey.AskLanguage),
        [[new("Bahasa Indonesia", new ButtonData.Speak(Language.Id).ToString()), new("English", new ButtonData.Speak(Language.En).ToString())]]);

    private async Task HelpAsync(CancellationToken cancellation)
    {
        var lines = Command.AvailableTo(turn.Roles).Select(command => turn.Texts.Say(TextKey.HelpLine, command.Name, turn.Texts.Plain(command.Description)));
        turn.Reply(ChatText.Paragraphs(turn.Texts.Say(TextKey.HelpHead), ChatText.Lines(lines), turn.Texts.Say(TextKey.HelpFoot), turn.Contact.Channel.ShowsButtons() ? ChatText.Empty : turn.Texts.Say(TextKey.HelpWhatsApp), await OwnIdWhileNoAdminAsync(cancellation)));
    }
}
