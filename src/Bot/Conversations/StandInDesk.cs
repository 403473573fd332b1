using Helpdesk.Core.Kpi;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>The head names an acting head (Plh), sees who it is, and ends it.</summary>
public sealed class StandInDesk(Turn turn, ConversationStack conversations)
{
    /// <summary>The command.</summary>
    public const string Command = "plh";

    private const string End = "akhiri", Another = "baru";
    private const int CandidatesShown = 20, PastShown = 5;

    /// <summary>Shows the arrangement, or asks for one when there is none.</summary>
    public async Task RunAsync(string rest, CancellationToken cancellation)
    {
        if (!turn.Person.Is(Roles.Head)) turn.Refuse(turn.Texts.OnlyTheHead);
        else if (rest.Equals(End, StringComparison.OrdinalIgnoreCase)) await EndAsync(cancellation);
        else if (rest.Equals(Another, StringComparison.OrdinalIgnoreCase) || !await ShowAsync(cancellation)) await AskAsync(cancellation);
    }

    /// <summary>Names an acting head for days.</summary>
    public async Task NameAsync(long personId, DaySpan days, CancellationToken cancellation)
    {
        var acting = await turn.Db.People.Include(person => person.Contacts).SingleOrDefaultAsync(person => person.Id == personId && person.Roles != Roles.None, cancellation);
        if (acting is null || !turn.Person.Is(Roles.Head))
        {
            turn.Reply(acting is null ? turn.Texts.StandInGone : turn.Texts.OnlyTheHead);
            return;
        }
        var calendar = turn.Clocks.Calendar;
        var begins = calendar.BeginningOf(days.First);
        var (from, until) = (begins > turn.Now ? begins : turn.Now, calendar.BeginningOf(days.Last.AddDays(1)));
        await StandIns().NameAsync(turn.Person, acting, from, until, cancellation);
        turn.Reply(turn.Texts.StandInNamed(name: acting.Name, from: turn.Texts.DayOf(from), until: turn.Texts.LastDayBefore(until)), [[EndButton]]);
    }

    private OutgoingButton EndButton => new(turn.Texts.LabelEndStandIn, new ButtonData.Command(Command, End).ToString());

    private StandIns StandIns() => new(turn.Db, turn.Catalog, turn.Outbox, turn.Now);

    private async Task EndAsync(CancellationToken cancellation) =>
        turn.Reply(await StandIns().EndAsync(turn.Person, cancellation) ? turn.Texts.StandInEnded : turn.Texts.StandInNone);

    private async Task<bool> ShowAsync(CancellationToken cancellation)
    {
        var spans = await turn.Db.ActingHeads.Include(a => a.Acting).Where(a => a.HeadId == turn.Person.Id && a.Until > a.From).OrderByDescending(a => a.From).Take(PastShown + 1).ToListAsync(cancellation);
        if (spans.FirstOrDefault(span => span.Until > turn.Now) is not { } current) return false;
        var texts = turn.Texts;
        ChatText Now(ActingHead span) => texts.StandInNow(name: span.Acting.Name, from: texts.DayOf(span.From), until: texts.LastDayBefore(span.Until));
        ChatText Past(ActingHead span) => texts.StandInPast(name: span.Acting.Name, from: texts.DayOf(span.From), until: texts.LastDayBefore(span.Until));
        turn.Reply(
            ChatText.Paragraphs(Now(current), ChatText.Lines(spans.Where(span => span != current).Select(Past))),
            [[EndButton], [new(turn.Texts.LabelAnotherStandIn, new ButtonData.Command(Command, Another).ToString())]]);
        return true;
    }

    private async Task AskAsync(CancellationToken cancellation)
    {
        var candidates = await turn.Db.People.Where(person => person.Roles != Roles.None && person.Id != turn.Person.Id && (person.Roles & (Roles.Staff | Roles.Head)) != 0)
            .OrderBy(person => person.Name).Take(CandidatesShown).Select(person => new Candidate(person.Id, person.Name)).ToListAsync(cancellation);
        if (candidates.Count == 0) turn.Reply(turn.Texts.StandInNobody);
        else await conversations.BeginAsync(new StandInFlow(), new StandInPlan(candidates), cancellation);
    }
}
