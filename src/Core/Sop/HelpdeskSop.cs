using static Helpdesk.Core.Sop.Evidence;
using static Helpdesk.Core.Sop.SopActor;
using static Helpdesk.Core.Sop.SopOffer;
using static Helpdesk.Core.Sop.TicketAction;
using static Helpdesk.Core.Sop.TicketState;

namespace Helpdesk.Core.Sop;

/// <summary>
/// The procedure (SOP 188/6593/429.116/2022) as one table. Workflow, clocks, buttons, rights, figures and the README's
/// diagram are derived from it; nothing else names a step's minutes or actor.
/// </summary>
internal sealed class HelpdeskSop
{
    /// <summary>At what share of a step's standard time its actor is reminded.</summary>
    public const double ReminderShare = 0.8;

    /// <summary>
    /// How long an unsent report, or any other conversation, waits for the person's next word. Plain time.
    /// </summary>
    public static readonly TimeSpan DraftPatience = TimeSpan.FromHours(24);

    /// <summary>After how long a reporter is reminded of a question that they have not answered. Plain time.</summary>
    public static readonly TimeSpan AnswerPatience = TimeSpan.FromDays(1);

    /// <summary>How many days ahead a repair may be put on hold.</summary>
    public const int MostHoldDays = 30;

    /// <summary>How long after closing a ticket may be opened again. Plain time.</summary>
    public static readonly TimeSpan ReopeningPatience = TimeSpan.FromDays(7);

    /// <summary>Every way out of every state. States without one are final.</summary>
    public static readonly IReadOnlyList<SopExit> Exits =
    [
        new(Submitted, Approve, InRepair, Team, SopRequest.Category),
        new(Submitted, Return, Returned, Team, SopRequest.Words),
        new(Submitted, Cancel, Cancelled, Reporter),
        new(Submitted, AddInformation, Submitted, Reporter, SopRequest.Information),
        new(Submitted, ChangeCategory, Submitted, Team, SopRequest.Category, Offer: UnderMore),
        new(Submitted, AskReporter, Submitted, Team, SopRequest.Words, Offer: UnderMore),
        new(Submitted, AddRemark, Submitted, Officer, SopRequest.Words, Offer: UnderMore),
        new(Returned, Resubmit, Submitted, Reporter, SopRequest.Correction),
        new(Returned, Cancel, Cancelled, Reporter),
        new(Returned, Abandon, Abandoned, Clock, Offer: Never),
        new(Returned, TakeBack, Submitted, Team, Offer: UnderMore),
        new(Returned, InformReporter, Returned, Team, SopRequest.Words, Offer: UnderMore),
        new(Returned, AddRemark, Returned, Officer, SopRequest.Words, Offer: UnderMore),
        new(InRepair, AddNote, InRepair, Handler, SopRequest.Notes),
        new(InRepair, FinishRepair, AwaitingEscalationDecision, Handler, Needs: VisitNote | VisitPhoto),
        new(InRepair, AddInformation, InRepair, Reporter, SopRequest.Information),
        new(InRepair, Withdraw, InRepair, Reporter, Withdrawn: false),
        new(InRepair, ConfirmWithdrawal, AwaitingEscalationDecision, Handler, Withdrawn: true),
        new(InRepair, TakeBackNote, InRepair, Team, Needs: Evidence.OwnNote, Offer: UnderMore),
        new(InRepair, ChangeCategory, InRepair, Handler, SopRequest.Category, Offer: UnderMore),
        new(InRepair, Hold, InRepair, Handler, SopRequest.Hold, OnHold: false, Offer: UnderMore),
        new(InRepair, Resume, InRepair, Handler, OnHold: true, Offer: UnderMore),
        new(InRepair, EndHold, InRepair, Clock, OnHold: true, Offer: Never),
        new(InRepair, AskReporter, InRepair, Team, SopRequest.Words, Offer: UnderMore),
        new(InRepair, InformReporter, InRepair, Handler, SopRequest.Words, Offer: UnderMore),
        new(InRepair, HandOver, InRepair, Handler, SopRequest.Colleague, Offer: UnderMore),
        new(InRepair, AddRemark, InRepair, Officer, SopRequest.Words, Offer: UnderMore),
        new(AwaitingEscalationDecision, Escalate, Escalated, Handler, SopRequest.Words),
        new(AwaitingEscalationDecision, DeclineEscalation, ReadyToClose, Handler),
        new(AwaitingEscalationDecision, AddInformation, AwaitingEscalationDecision, Reporter, SopRequest.Information),
        new(
            AwaitingEscalationDecision,
            AskReporter,
            AwaitingEscalationDecision,
            Team,
            SopRequest.Words,
            Offer: UnderMore
        ),
        new(
            AwaitingEscalationDecision,
            InformReporter,
            AwaitingEscalationDecision,
            Handler,
            SopRequest.Words,
            Offer: UnderMore
        ),
        new(
            AwaitingEscalationDecision,
            HandOver,
            AwaitingEscalationDecision,
            Handler,
            SopRequest.Colleague,
            Offer: UnderMore
        ),
        new(
            AwaitingEscalationDecision,
            AddRemark,
            AwaitingEscalationDecision,
            Officer,
            SopRequest.Words,
            Offer: UnderMore
        ),
        new(Escalated, Resolve, ReadyToClose, Head, SopRequest.Words),
        new(Escalated, RepairAgain, InRepair, Head, SopRequest.Words),
        new(Escalated, AddInformation, Escalated, Reporter, SopRequest.Information),
        new(Escalated, AddRemark, Escalated, Officer, SopRequest.Words, Offer: UnderMore),
        new(ReadyToClose, Close, Closed, Handler),
        new(ReadyToClose, InformReporter, ReadyToClose, Handler, SopRequest.Words),
        new(ReadyToClose, AddInformation, ReadyToClose, Reporter, SopRequest.Information),
        new(ReadyToClose, Reconsider, AwaitingEscalationDecision, Handler, After: DeclineEscalation, Offer: UnderMore),
        new(ReadyToClose, HandOver, ReadyToClose, Handler, SopRequest.Colleague, Offer: UnderMore),
        new(ReadyToClose, AddRemark, ReadyToClose, Officer, SopRequest.Words, Offer: UnderMore),
        new(Closed, Reopen, InRepair, Reporter, SopRequest.Words, Within: ReopeningPatience),
        new(Closed, ReopenMistaken, InRepair, Handler, SopRequest.Words, Within: ReopeningPatience, Offer: UnderMore),
        new(Closed, AddRemark, Closed, Officer, SopRequest.Words, Offer: UnderMore),
    ];

    private static readonly IReadOnlyList<SopStep> DocumentSteps =
    [
        new(1, Returned, Reporter, Minutes(10), HasClock: false, "Menginput laporan kendala"),
        new(2, Submitted, Team, Minutes(30), HasClock: true, "Menentukan laporan diproses atau tidak"),
        new(3, InRepair, Handler, Minutes(180), HasClock: true, "Melaksanakan perbaikan dan menambahkan catatan"),
        new(
            4,
            AwaitingEscalationDecision,
            Handler,
            Minutes(10),
            HasClock: true,
            "Menentukan perlu eskalasi ke pimpinan"
        ),
        new(5, Escalated, Head, Minutes(60), HasClock: true, "Memberikan keputusan dan masukan"),
        new(6, ReadyToClose, Handler, Minutes(5), HasClock: true, "Menutup pelaporan"),
        new(7, null, Reporter, Minutes(5), HasClock: false, "Mengecek progres dengan ID tiket"),
    ];

    /// <summary>The procedure with the standard times of the document.</summary>
    public static readonly HelpdeskSop AsWritten = new(new Dictionary<int, TimeSpan>());

    private readonly Dictionary<TicketState, SopStep> _byState;

    /// <summary>The procedure with some standard times changed.</summary>
    /// <param name="standards">Standard times by step number, where they differ from the document's.</param>
    /// <param name="returned">How long a returned ticket waits; null for what the SOP's table of decisions
    /// says.</param>
    public HelpdeskSop(IReadOnlyDictionary<int, TimeSpan> standards, ReturnedPatience? returned = null)
    {
        Patience = returned ?? new ReturnedPatience();
        Steps =
        [
            .. DocumentSteps.Select(step =>
                standards.TryGetValue(step.No, out var standard) ? step with { Standard = standard } : step
            ),
        ];
        _byState = Steps.Where(step => step.State is not null).ToDictionary(step => step.State!.Value);
    }

    /// <summary>Steps 1 to 7, in order.</summary>
    public IReadOnlyList<SopStep> Steps { get; }

    /// <summary>How long a returned ticket waits for its reporter.</summary>
    public ReturnedPatience Patience { get; }

    /// <summary>The step that a ticket in this state is on, or null when the state is final.</summary>
    public SopStep? StepOf(TicketState state) => _byState.GetValueOrDefault(state);

    /// <summary>The step by its number.</summary>
    public SopStep Step(int no) => Steps[no - 1];

    /// <summary>The ways out of a state, in the document's order.</summary>
    public static IEnumerable<SopExit> ExitsOf(TicketState state) => Exits.Where(exit => exit.From == state);

    /// <summary>The way out that an action stands for in a state, or null when there is none.</summary>
    public static SopExit? Exit(TicketState state, TicketAction action) =>
        Exits.FirstOrDefault(exit => exit.From == state && exit.Action == action);

    /// <summary>Whether a ticket in this state has an open visit.</summary>
    public bool IsOpen(TicketState state) => _byState.ContainsKey(state);

    /// <summary>Whether people get a button for an action in some state.</summary>
    public static bool IsOffered(TicketAction action) =>
        Exits.Any(exit => exit.Action == action && exit.Offer is not Never);

    private static TimeSpan Minutes(int minutes) => TimeSpan.FromMinutes(minutes);
}
