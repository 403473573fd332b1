using Helpdesk.Core.Kpi;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>The head names an acting head (Plh), sees who it is, and ends it.</summary>
internal sealed class ActingHeadCommand() : Command(Word, Roles.Head)
{
    /// <summary>The word.</summary>
    public const string Word = "plh";

    /// <summary>Stands behind the word where the time of the acting head is to end.</summary>
    public const string End = "akhiri";

    private const string Another = "baru";
    private const int CandidatesShown = 20,
        PastShown = 5;

    /// <inheritdoc/>
    public override string Description(Texts texts) => texts.CommandPlh;

    // Shows the arrangement, or asks for one when there is none.
    /// <inheritdoc/>
    public override async Task RunAsync(Turn turn, string rest, CancellationToken cancellation)
    {
        var update = turn.Update;
        if (!update.Person.Is(Roles.Head))
            update.Refuse(update.Texts.OnlyTheHead);
        else if (rest.Equals(End, StringComparison.OrdinalIgnoreCase))
            await EndAsync(turn, cancellation);
        else if (rest.Equals(Another, StringComparison.OrdinalIgnoreCase))
            await AskAsync(turn, "", cancellation);
        // "plh rina sampai senin": who, and until when, are there already.
        else if (
            ActingHeadFlow.Named(await CandidatesAsync(update, cancellation), rest) is not null
            || !await ShowAsync(update, cancellation)
        )
            await AskAsync(turn, rest, cancellation);
    }

    /// <summary>Names an acting head for days.</summary>
    public static async Task NameAsync(
        UpdateContext update,
        long personId,
        DaySpan days,
        CancellationToken cancellation
    )
    {
        var acting = await update
            .Db.People.Include(person => person.Contacts)
            .SingleOrDefaultAsync(person => person.Id == personId && person.Roles != Roles.None, cancellation);
        if (acting is null || !update.Person.Is(Roles.Head))
        {
            update.Reply(acting is null ? update.Texts.ActingHeadGone : update.Texts.OnlyTheHead);
            return;
        }
        var calendar = update.Clocks.Calendar;
        var begins = calendar.BeginningOf(days.First);
        var (from, until) = (begins > update.Now ? begins : update.Now, calendar.BeginningOf(days.Last.AddDays(1)));
        var appointment = new ActingHeadAppointment(update.Person, acting, from, until);
        await AppointActingHead.RunAsync(appointment, update.Work, cancellation);
        update.Reply(
            update.Texts.ActingHeadNamed(
                name: acting.Name,
                from: update.Texts.DayOf(from),
                until: update.Texts.LastDayBefore(until)
            ),
            [
                [EndButton(update)],
            ]
        );
    }

    private static OutgoingButton EndButton(UpdateContext update) =>
        new(update.Texts.LabelEndActingHead, new ButtonData.Command(Word, End).ToString());

    private static async Task EndAsync(Turn turn, CancellationToken cancellation)
    {
        var (update, texts) = (turn.Update, turn.Texts);
        if (!await EndActingHead.RunAsync(update.Person, update.Work, cancellation))
        {
            update.Reply(texts.ActingHeadNone);
            return;
        }
        // What waits for a decision is the head's own again.
        ChatText Heading(int count, int late) => ChatText.Paragraphs(texts.ActingHeadEnded, texts.Decisions(count));
        await turn.Lists.ShowQueueAsync(
            update.Db.Visits.Where(visit => visit.Ticket.State == TicketState.Escalated),
            (DecisionsCommand.Word, Heading, texts.ActingHeadEnded),
            "",
            cancellation
        );
    }

    private static async Task<bool> ShowAsync(UpdateContext update, CancellationToken cancellation)
    {
        var spans = await update
            .Db.ActingHeads.Include(a => a.Acting)
            .Where(a => a.HeadId == update.Person.Id && a.Until > a.From)
            .OrderByDescending(a => a.From)
            .Take(PastShown + 1)
            .ToListAsync(cancellation);
        if (spans.FirstOrDefault(span => span.Until > update.Now) is not { } current)
            return false;
        var texts = update.Texts;
        ChatText Now(ActingHead span) =>
            texts.ActingHeadNow(
                name: span.Acting.Name,
                from: texts.DayOf(span.From),
                until: texts.LastDayBefore(span.Until)
            );
        ChatText Past(ActingHead span) =>
            texts.ActingHeadPast(
                name: span.Acting.Name,
                from: texts.DayOf(span.From),
                until: texts.LastDayBefore(span.Until)
            );
        update.Reply(
            ChatText.Paragraphs(Now(current), ChatText.Lines(spans.Where(span => span != current).Select(Past))),
            [
                [EndButton(update)],
                [new(update.Texts.LabelAnotherActingHead, new ButtonData.Command(Word, Another).ToString())],
            ]
        );
        return true;
    }

    private static Task<List<Candidate>> CandidatesAsync(UpdateContext update, CancellationToken cancellation) =>
        update
            .Db.RoleHolders.Where(person =>
                person.Id != update.Person.Id && (person.Roles & (Roles.Staff | Roles.Head)) != 0
            )
            .OrderBy(person => person.Name)
            .Take(CandidatesShown)
            .Select(person => new Candidate(person.Id, person.Name))
            .ToListAsync(cancellation);

    private static async Task AskAsync(Turn turn, string said, CancellationToken cancellation)
    {
        var candidates = await CandidatesAsync(turn.Update, cancellation);
        if (candidates.Count == 0)
        {
            turn.Update.Reply(turn.Texts.ActingHeadNobody);
            return;
        }
        var isNamed = ActingHeadFlow.Named(candidates, said) is not null;
        var plan = new ActingHeadPlan(candidates);
        var begun = await turn.Conversations.BeginAsync(plan, cancellation, asks: !isNamed);
        if (isNamed)
            await turn.Answers.GiveAsync(begun, new FlowInput.Words(said), cancellation);
    }
}
