using System.Text.RegularExpressions;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Core.Tests;

/// <summary>
/// Every state, action, role and evidence against the table of the SOP, written here once more and by hand.
/// </summary>
public sealed class Ticket_workflow
{
    private const long Reporter = 1,
        Somebody = 2;
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    /// <summary>The written procedure's table: state, action, who, what must be there, whereto.</summary>
    private static readonly (TicketState From, TicketAction Action, string Who, string Needs, TicketState To)[] Sop =
    [
        (TicketState.Submitted, TicketAction.Approve, "staff", "category", TicketState.InRepair),
        (TicketState.Submitted, TicketAction.Return, "staff", "words", TicketState.Returned),
        (TicketState.Submitted, TicketAction.Cancel, "reporter", "", TicketState.Cancelled),
        (TicketState.Returned, TicketAction.Resubmit, "reporter", "", TicketState.Submitted),
        (TicketState.Returned, TicketAction.Cancel, "reporter", "", TicketState.Cancelled),
        (TicketState.Returned, TicketAction.Abandon, "clock", "", TicketState.Abandoned),
        (TicketState.InRepair, TicketAction.AddNote, "staff", "", TicketState.InRepair),
        (
            TicketState.InRepair,
            TicketAction.FinishRepair,
            "staff",
            "note photo",
            TicketState.AwaitingEscalationDecision
        ),
        (TicketState.AwaitingEscalationDecision, TicketAction.Escalate, "staff", "words", TicketState.Escalated),
        (TicketState.AwaitingEscalationDecision, TicketAction.DeclineEscalation, "staff", "", TicketState.ReadyToClose),
        (TicketState.Escalated, TicketAction.Resolve, "head", "words", TicketState.ReadyToClose),
        (TicketState.Escalated, TicketAction.RepairAgain, "head", "words", TicketState.InRepair),
        (TicketState.ReadyToClose, TicketAction.Close, "staff", "", TicketState.Closed),
        (TicketState.Submitted, TicketAction.AddInformation, "reporter", "", TicketState.Submitted),
        (TicketState.InRepair, TicketAction.AddInformation, "reporter", "", TicketState.InRepair),
        (
            TicketState.AwaitingEscalationDecision,
            TicketAction.AddInformation,
            "reporter",
            "",
            TicketState.AwaitingEscalationDecision
        ),
        (TicketState.Escalated, TicketAction.AddInformation, "reporter", "", TicketState.Escalated),
        (TicketState.ReadyToClose, TicketAction.AddInformation, "reporter", "", TicketState.ReadyToClose),
        (TicketState.Closed, TicketAction.Reopen, "reporter", "words 7 days", TicketState.InRepair),
        (TicketState.Closed, TicketAction.ReopenMistaken, "staff", "words 7 days", TicketState.InRepair),
        (TicketState.Returned, TicketAction.TakeBack, "staff", "", TicketState.Submitted),
        (
            TicketState.ReadyToClose,
            TicketAction.Reconsider,
            "staff",
            "no escalation",
            TicketState.AwaitingEscalationDecision
        ),
        (TicketState.InRepair, TicketAction.Hold, "staff", "words date", TicketState.InRepair),
        (TicketState.InRepair, TicketAction.Resume, "staff", "on hold", TicketState.InRepair),
        (TicketState.InRepair, TicketAction.EndHold, "clock", "on hold", TicketState.InRepair),
        (TicketState.InRepair, TicketAction.Withdraw, "reporter", "not withdrawn", TicketState.InRepair),
        (
            TicketState.InRepair,
            TicketAction.ConfirmWithdrawal,
            "staff",
            "withdrawn",
            TicketState.AwaitingEscalationDecision
        ),
        (TicketState.InRepair, TicketAction.TakeBackNote, "staff", "own note", TicketState.InRepair),
        .. OnTheSpot(TicketAction.ChangeCategory, "staff", "category", 2, 3),
        .. OnTheSpot(TicketAction.AskReporter, "staff", "words", 2, 3, 4),
        .. OnTheSpot(TicketAction.InformReporter, "staff", "words", 1, 3, 4, 6),
        .. OnTheSpot(TicketAction.HandOver, "staff", "colleague", 3, 4, 6),
        .. OnTheSpot(TicketAction.AddRemark, "staff or head", "words", 1, 2, 3, 4, 5, 6),
        (TicketState.Closed, TicketAction.AddRemark, "staff or head", "words", TicketState.Closed),
    ];

    // What leaves a ticket on its step.
    private static IEnumerable<(TicketState, TicketAction, string, string, TicketState)> OnTheSpot(
        TicketAction action,
        string who,
        string needs,
        params int[] steps
    ) =>
        steps
            .Select(step =>
                step switch
                {
                    1 => TicketState.Returned,
                    2 => TicketState.Submitted,
                    3 => TicketState.InRepair,
                    4 => TicketState.AwaitingEscalationDecision,
                    5 => TicketState.Escalated,
                    _ => TicketState.ReadyToClose,
                }
            )
            .Select(state => (state, action, who, needs, state));

    private static readonly (string Name, TicketActor Acting)[] Actors =
    [
        ("reporter", new(Reporter, Roles.None, InTeam: false)),
        ("stranger", new(Somebody, Roles.None, InTeam: false)),
        ("staff", new(Somebody, Roles.Staff, InTeam: true)),
        ("staff of another team", new(Somebody, Roles.Staff, InTeam: false)),
        ("head", new(Somebody, Roles.Head, InTeam: false)),
        ("admin", new(Somebody, Roles.AnyAdmin, InTeam: false)),
        ("clock", TicketActor.Clock),
    ];

    private static readonly (string Name, GivenEvidence GivenEvidence)[] Evidences =
    [
        ("", new()),
        ("blank", new("  \n")),
        ("words", new("sebab")),
        ("note", new(VisitNotes: 1)),
        ("photo", new(VisitPhotos: 1)),
        ("note photo", new(VisitNotes: 1, VisitPhotos: 1)),
        ("words note photo", new("sebab", 2, 3)),
        ("colleague", new(HasColleague: true)),
        ("category", new(Category: Teams.Network)),
        ("own note", new(HasOwnNote: true)),
        ("words date", new("sebab", Until: Now.AddDays(30))),
        ("words late date", new("sebab", Until: Now.AddDays(32))),
        ("words past date", new("sebab", Until: Now)),
    ];

    [Fact]
    public void Every_state_action_role_and_evidence_is_decided_as_the_table_says()
    {
        var checkedCases = 0;
        foreach (var state in Enum.GetValues<TicketState>())
        foreach (var action in Enum.GetValues<TicketAction>())
        foreach (var (who, acting) in Actors)
        foreach (var (at, evidence) in Evidences)
        foreach (var days in new[] { 1, 8 })
        foreach (var held in new[] { false, true })
        foreach (var withdrawn in new[] { false, true })
        foreach (var before in new TicketAction?[] { null, TicketAction.DeclineEscalation, TicketAction.Resolve })
        {
            var rule = Sop.FirstOrDefault(row => row.From == state && row.Action == action);
            var expected =
                rule.Who?.Split(" or ").Contains(who) == true
                && Has(at, days, held, withdrawn, rule.Needs)
                && (rule.Needs != "no escalation" || before is TicketAction.DeclineEscalation);
            var decision = TicketWorkflow.Decide(
                new(Ticket(state, days, before, held, withdrawn), action, acting, evidence, Now)
            );
            Assert.True(
                decision.Allowed == expected,
                $"{state} {action} by {who} with '{at}' after {days} days and {before}: {string.Join(", ", decision.Refusals)}"
            );
            Assert.Equal(expected ? rule.To : state, decision.To);
            checkedCases++;
        }
        Assert.Equal(9 * 29 * 7 * 13 * 2 * 2 * 2 * 3, checkedCases);
    }

    [Fact]
    public void Many_threads_decide_at_once_without_disturbing_each_other() =>
        Parallel.For(
            0,
            20_000,
            at =>
            {
                var (from, action, who, _, to) = Sop[at % Sop.Length];
                var actor = Actors.First(actor => who.Split(" or ").Contains(actor.Name)).Acting;
                var evidence = new GivenEvidence(
                    "sebab",
                    1,
                    1,
                    HasColleague: true,
                    Teams.Network,
                    HasOwnNote: true,
                    Now.AddDays(1)
                );
                var held = action is TicketAction.Resume or TicketAction.EndHold;
                var question = new TicketQuestion(
                    Ticket(from, 1, TicketAction.DeclineEscalation, held, action is TicketAction.ConfirmWithdrawal),
                    action,
                    actor,
                    evidence,
                    Now
                );
                Assert.Equal(to, TicketWorkflow.Decide(question).To);
            }
        );

    [Fact]
    public void A_missing_photo_is_named_and_so_is_a_missing_note()
    {
        var decision = TicketWorkflow.Decide(
            new(Ticket(TicketState.InRepair, 1), TicketAction.FinishRepair, Actors[2].Acting, new(), Now)
        );
        Assert.Equal([TicketRefusal.NoteMissing, TicketRefusal.PhotoMissing], decision.Refusals);
    }

    [Fact]
    public void Rights_are_named_before_evidence()
    {
        var decision = TicketWorkflow.Decide(
            new(Ticket(TicketState.Escalated, 1), TicketAction.Resolve, Actors[2].Acting, new(), Now)
        );
        Assert.Equal(TicketRefusal.NotTheHead, decision.Refusals[0]);
    }

    [Theory]
    [
        InlineData(1, 10),
        InlineData(2, 30),
        InlineData(3, 180),
        InlineData(4, 10),
        InlineData(5, 60),
        InlineData(6, 5),
        InlineData(7, 5)
    ]
    public void Standard_times_are_those_of_the_document(int step, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), HelpdeskSop.AsWritten.Step(step).Standard);

    [Fact]
    public void The_readme_shows_the_diagram_that_the_table_draws()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Helpdesk.sln")))
            folder = folder.Parent;
        var path = Path.Combine(folder.FullName, "README.md");
        var readme = File.ReadAllText(path);
        var diagram = $"```mermaid\n{SopDiagram.Mermaid(HelpdeskSop.AsWritten)}\n```";
        if (Environment.GetEnvironmentVariable("UPDATE_README") is { Length: > 0 })
        {
            readme = Regex.Replace(readme, "```mermaid\n.*?\n```", diagram.Replace("$", "$$"), RegexOptions.Singleline);
            File.WriteAllText(path, readme);
        }
        Assert.Contains(diagram, readme);
    }

    private static bool Has(string at, int days, bool held, bool withdrawn, string needs) =>
        needs switch
        {
            "words" => at.Contains("words", StringComparison.Ordinal),
            "note photo" => at.Contains("note photo", StringComparison.Ordinal),
            "words 7 days" => at.Contains("words", StringComparison.Ordinal) && days <= 7,
            "words date" => at is "words date" && !held,
            "on hold" => held,
            "colleague" or "category" or "own note" => at == needs,
            "withdrawn" => withdrawn,
            "not withdrawn" => !withdrawn,
            _ => true,
        };

    private static Ticket Ticket(
        TicketState state,
        int closedDaysAgo,
        TicketAction? before = null,
        bool held = false,
        bool withdrawn = false
    )
    {
        var ticket = new Ticket
        {
            Code = "HD-2611-00000",
            State = state,
            Category = Teams.Network,
            ReporterId = Reporter,
            ApplicantName = "Sari",
            Office = "Dinas Kesehatan",
            Phone = "+6281234567890",
            Location = "Lantai 2",
            Description = "Internet mati",
            ClosedAt = state is TicketState.Closed ? Now.AddDays(-closedDaysAgo) : null,
        };
        if (before is not null)
            ticket.Visits.Add(
                new StepVisit
                {
                    Ticket = ticket,
                    LeftAt = Now,
                    Outcome = before,
                }
            );
        if (state is not (TicketState.Closed or TicketState.Cancelled or TicketState.Abandoned))
            ticket.Visits.Add(
                new StepVisit
                {
                    Ticket = ticket,
                    HeldSince = held ? Now.AddHours(-1) : null,
                    WithdrawnAt = withdrawn ? Now.AddMinutes(-5) : null,
                }
            );
        return ticket;
    }
}
