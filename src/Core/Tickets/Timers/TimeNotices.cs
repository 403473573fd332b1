using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;

namespace Helpdesk.Core.Tickets;

/// <summary>
/// Writes what is told about visits whose time runs out: one message a visit, or one summary where there would be a
/// flood.
/// </summary>
/// <param name="work">The unit of work.</param>
/// <param name="officers">Whose turn it is.</param>
/// <param name="reporters">The reporters of returned tickets and of repairs that are late, with their
/// addresses.</param>
internal sealed class TimeNotices(UnitOfWork work, Officers officers, IReadOnlyDictionary<long, Person> reporters)
{
    /// <summary>How many notices one person gets at once before they become a summary.</summary>
    public const int MostAtOnce = 3;

    private const int MostInSummary = 10;

    private sealed record Notice(StepVisit Visit, bool Overdue, bool Acts);

    /// <summary>Writes the notices.</summary>
    /// <param name="overdue">Visits whose time has run out, with their tickets and handlers.</param>
    /// <param name="reminded">Visits whose time is about to run out.</param>
    /// <param name="afterAStop">Whether they were missed by a stop: then each person gets one message.</param>
    public void Write(IEnumerable<StepVisit> overdue, IEnumerable<StepVisit> reminded, bool afterAStop)
    {
        Dictionary<Person, List<Notice>> byPerson = [];
        foreach (var visit in overdue)
        {
            Share(visit, isOverdue: true, byPerson);
            if (visit.Ticket.State is TicketState.InRepair)
                Apologise(visit);
        }
        foreach (var visit in reminded)
            Share(visit, isOverdue: false, byPerson);
        foreach (var (person, notices) in byPerson)
        {
            if (Reachability.AddressOf(person) is not { } contact)
                continue;
            notices.Sort((one, other) => Nullable.Compare(one.Visit.DueAt, other.Visit.DueAt));
            if (notices.Count == 1 || (!afterAStop && notices.Count <= MostAtOnce))
                notices.ForEach(notice => Tell(contact, notice));
            else
                Summarise(contact, notices);
        }
    }

    // Once, because a visit is told about once.
    private void Apologise(StepVisit visit)
    {
        var reporter = reporters[visit.Ticket.ReporterId];
        if (Reachability.AddressOf(reporter) is not { } contact)
            return;
        var text = work.Catalog.For(reporter).ReporterDelayed(ChatText.Code(visit.Ticket.Code));
        work.Outbox.Write(
            contact,
            OutboxPurpose.ReporterNotice,
            new OutgoingMessage { Markup = text.Markup, Silent = !work.Clocks.Calendar.IsOpen(work.Now) },
            visit.TicketId
        );
    }

    private void Share(StepVisit visit, bool isOverdue, Dictionary<Person, List<Notice>> byPerson)
    {
        void Give(Person person, bool acts)
        {
            if (!byPerson.TryGetValue(person, out var notices))
                byPerson.Add(person, notices = []);
            if (notices.All(notice => notice.Visit.Id != visit.Id))
                notices.Add(new Notice(visit, isOverdue, acts));
        }

        var actor = work.Sop.Step(visit.Step).Actor;
        if (actor is SopActor.Reporter)
        {
            Give(reporters[visit.Ticket.ReporterId], acts: true);
            return;
        }
        var actors = officers.Actors(actor, visit.Ticket.Category, visit.Ticket.HandlerId);
        foreach (var person in actors)
            Give(person, acts: true);
        if (work.Reach.ReachesNobody(Reachability.AddressesOf(actors)))
            AnnounceVisit.TellAdmins(work, officers, visit);
        if (isOverdue)
            foreach (var head in officers.Deciders)
                Give(head, acts: false);
    }

    private void Tell(Contact contact, Notice notice)
    {
        var texts = work.TextsFor(contact.Person, contact);
        var (visit, actor) = (notice.Visit, work.Sop.Step(notice.Visit.Step).Actor);
        var buttons = notice.Acts
            ? TicketButtons.PromptButtons(texts, visit.Ticket, visit, actor)
            : TicketButtons.Show([visit.Ticket]);
        var purpose = actor is SopActor.Reporter ? OutboxPurpose.ReporterNotice : OutboxPurpose.Announcement;
        work.Outbox.Write(
            contact,
            purpose,
            new OutgoingMessage { Markup = Words(texts, notice).Markup, Buttons = buttons },
            visit.TicketId,
            visit.Id
        );
    }

    private ChatText Words(Texts texts, Notice notice)
    {
        var visit = notice.Visit;
        var code = ChatText.Code(visit.Ticket.Code);
        if (visit.DueAt is not { } due)
            return texts.ReturnedReminder(code: code, until: texts.When(visit.AbandonAt!.Value));
        var step = texts.StepTitle(visit.Step);
        if (!notice.Overdue)
            return texts.StepReminder(
                code: code,
                left: texts.Left(work.Clocks.Left(due, work.Now)),
                step: visit.Step,
                title: step,
                due: texts.When(due),
                office: visit.Ticket.Office,
                location: visit.Ticket.Location,
                description: TicketCards.OneLine(visit.Ticket.Description)
            );
        var target = texts.Span(visit.Target!.Value);
        return notice.Acts
            ? texts.StepOverdue(
                code: code,
                step: visit.Step,
                title: step,
                standard: target,
                due: texts.When(due),
                office: visit.Ticket.Office,
                location: visit.Ticket.Location,
                description: TicketCards.OneLine(visit.Ticket.Description)
            )
            : texts.StepOverdueToHead(
                code: code,
                step: visit.Step,
                title: step,
                standard: target,
                due: texts.When(due),
                actor: Who(texts, visit),
                office: visit.Ticket.Office,
                location: visit.Ticket.Location,
                description: TicketCards.OneLine(visit.Ticket.Description)
            );
    }

    private string Who(Texts texts, StepVisit visit) =>
        work.Sop.Step(visit.Step).Actor switch
        {
            SopActor.Handler when visit.Ticket.Handler is { } handler => handler.Name,
            SopActor.Head => texts.RoleHead,
            _ => texts.RoleStaff(texts.TeamName(visit.Ticket.Category)),
        };

    private void Summarise(Contact contact, List<Notice> notices)
    {
        var texts = work.TextsFor(contact.Person, contact);
        var lines = notices
            .Take(MostInSummary)
            .Select(notice =>
                texts.TimesLine(
                    code: ChatText.Code(notice.Visit.Ticket.Code),
                    state: texts.StateName(notice.Visit.Ticket.State),
                    office: notice.Visit.Ticket.Office,
                    left: notice.Visit.DueAt is { } due ? texts.Left(work.Clocks.Left(due, work.Now)) : texts.TimesWaits
                )
            );
        var more = notices.Count - MostInSummary;
        var text = ChatText.Paragraphs(
            notices.Any(notice => notice.Overdue) ? texts.TimesHead(notices.Count) : texts.TimesHeadSoon(notices.Count),
            ChatText.Lines(lines),
            more > 0 ? texts.TimesMore(more) : ChatText.Empty,
            texts.TimesFoot
        );
        work.Outbox.Write(
            contact,
            OutboxPurpose.Announcement,
            new OutgoingMessage
            {
                Markup = text.Markup,
                Buttons = TicketButtons.Show(notices.Take(MostInSummary).Select(notice => notice.Visit.Ticket)),
            }
        );
    }
}
