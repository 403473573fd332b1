using System.Globalization;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;

namespace Helpdesk.Core.Messages;

/// <summary>
/// Every word that people see, in one language. The words stand in Texts.resx (Indonesian) and Texts.en.resx (English);
/// each entry is a member here, made at build by tools/TextsGenerator: a property, or a method with a parameter for
/// each value.
/// </summary>
internal sealed partial class Texts
{
    private readonly OfficeZone _zone;

    private Texts(Language language, string culture, OfficeZone zone) =>
        (Language, Culture, _zone) = (language, CultureInfo.GetCultureInfo(culture), zone);

    /// <summary>The language.</summary>
    public Language Language { get; }

    /// <summary>For numbers and dates.</summary>
    public CultureInfo Culture { get; }

    /// <summary>The texts in a language, with times in a zone.</summary>
    public static Texts In(Language language, OfficeZone zone) =>
        new(language, language is Language.En ? "en-GB" : "id-ID", zone);

    /// <summary>What a state is shown as.</summary>
    public string StateName(TicketState state) =>
        state switch
        {
            TicketState.Submitted => StateSubmitted,
            TicketState.Returned => StateReturned,
            TicketState.InRepair => StateInRepair,
            TicketState.AwaitingEscalationDecision => StateAwaitingEscalationDecision,
            TicketState.Escalated => StateEscalated,
            TicketState.ReadyToClose => StateReadyToClose,
            TicketState.Closed => StateClosed,
            TicketState.Cancelled => StateCancelled,
            TicketState.Abandoned => StateAbandoned,
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without words."),
        };

    /// <summary>The label of an action's button.</summary>
    public string ActionLabel(TicketAction action) =>
        action switch
        {
            TicketAction.Approve => LabelApprove,
            TicketAction.Return => LabelReturn,
            TicketAction.Cancel => LabelCancel,
            TicketAction.Resubmit => LabelResubmit,
            TicketAction.Abandon => LabelAbandon,
            TicketAction.AddNote => LabelAddNote,
            TicketAction.AddInformation => LabelAddInformation,
            TicketAction.FinishRepair => LabelFinishRepair,
            TicketAction.Escalate => LabelEscalate,
            TicketAction.DeclineEscalation => LabelDeclineEscalation,
            TicketAction.Resolve => LabelResolve,
            TicketAction.RepairAgain => LabelRepairAgain,
            TicketAction.Close => LabelClose,
            TicketAction.Reopen => LabelReopen,
            TicketAction.ReopenMistaken or TicketAction.TakeBack or TicketAction.Reconsider => LabelTakeBack,
            TicketAction.AskReporter => LabelAskReporter,
            TicketAction.InformReporter => LabelInformReporter,
            TicketAction.AddRemark => LabelAddRemark,
            TicketAction.HandOver => LabelHandOver,
            TicketAction.ChangeCategory => LabelChangeCategory,
            TicketAction.Hold => LabelHold,
            TicketAction.Resume or TicketAction.EndHold => LabelResume,
            _ => throw new ArgumentOutOfRangeException(nameof(action), action, "An action without a label."),
        };

    /// <summary>What an action is called once it is done, for example "Disetujui".</summary>
    public string ActionDoneName(TicketAction action) =>
        action switch
        {
            TicketAction.Approve => DoneApprove,
            TicketAction.Return => DoneReturn,
            TicketAction.Cancel => DoneCancel,
            TicketAction.Resubmit => DoneResubmit,
            TicketAction.Abandon => DoneAbandon,
            TicketAction.AddNote => DoneAddNote,
            TicketAction.AddInformation => DoneAddInformation,
            TicketAction.FinishRepair => DoneFinishRepair,
            TicketAction.Escalate => DoneEscalate,
            TicketAction.DeclineEscalation => DoneDeclineEscalation,
            TicketAction.Resolve => DoneResolve,
            TicketAction.RepairAgain => DoneRepairAgain,
            TicketAction.Close => DoneClose,
            TicketAction.Reopen => DoneReopen,
            TicketAction.ReopenMistaken => DoneReopenMistaken,
            TicketAction.TakeBack => DoneTakeBack,
            TicketAction.Reconsider => DoneReconsider,
            TicketAction.AskReporter => DoneAskReporter,
            TicketAction.InformReporter => DoneInformReporter,
            TicketAction.AddRemark => DoneAddRemark,
            TicketAction.HandOver => DoneHandOver,
            TicketAction.ChangeCategory => DoneChangeCategory,
            TicketAction.Hold => DoneHold,
            TicketAction.Resume => DoneResume,
            TicketAction.EndHold => DoneEndHold,
            _ => throw new ArgumentOutOfRangeException(nameof(action), action, "An action without words."),
        };

    /// <summary>The title of a step, 1 to 7.</summary>
    public string StepTitle(int step) =>
        step switch
        {
            1 => Step1,
            2 => Step2,
            3 => Step3,
            4 => Step4,
            5 => Step5,
            6 => Step6,
            7 => Step7,
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, "The SOP has steps 1 to 7."),
        };

    /// <summary>What a category or a set of teams is called.</summary>
    public string TeamName(Teams teams) =>
        teams switch
        {
            Teams.Application => LabelApplication,
            Teams.Network => LabelNetwork,
            _ => BothTeams,
        };

    /// <summary>For example <c>22 Nov 2026, 14.05 WIB</c>.</summary>
    public string When(DateTimeOffset instant) => _zone.DateAndTime(instant, Culture);

    /// <summary>For example <c>14.05 WIB</c>.</summary>
    public string TimeOf(DateTimeOffset instant) => _zone.Time(instant);

    /// <summary>An instant as the clock on the office's wall shows it, for a spreadsheet.</summary>
    public DateTime Local(DateTimeOffset instant) => _zone.Local(instant);

    /// <summary>The day of an instant, for example <c>22 Nov 2026</c>.</summary>
    public string DayOf(DateTimeOffset instant) => _zone.Date(instant, Culture);

    /// <summary>The last day of a span that ends at midnight, excluded.</summary>
    public string LastDayBefore(DateTimeOffset until) => DayOf(until - TimeSpan.FromTicks(1));

    /// <summary>For example <c>2 jam 10 menit</c>; seconds are left out.</summary>
    public string Span(TimeSpan span) =>
        ((int)span.TotalHours, span.Minutes) switch
        {
            (0, 0) => SpanMoment,
            (0, var minutes) => SpanMinutes(minutes),
            (var hours, 0) => SpanHours(hours),
            var (hours, minutes) => SpanHoursAndMinutes(hours: hours, minutes: minutes),
        };

    /// <summary>
    /// Office time that is left, for example <c>sisa 12 menit (jam kerja)</c>; a negative one is time run over.
    /// </summary>
    public string Left(TimeSpan left) =>
        left > TimeSpan.Zero
            ? TimeLeft(Span(TimeSpan.FromMinutes(Math.Ceiling(left.TotalMinutes))))
            : TimeOver(Span(-left));

    /// <summary>A day's office hours, for example <c>07.30–12.00, 13.00–16.00 WIB</c>.</summary>
    /// <param name="day">The day.</param>
    /// <param name="slots">Its hours, at least one slot.</param>
    public string Hours(DateOnly day, IReadOnlyList<OfficeSlot> slots) => _zone.Slots(day, slots);

    /// <summary>For example <c>22 Nov 2026</c>.</summary>
    public string Day(DateOnly date) => date.ToString("d MMM yyyy", Culture);

    private ChatText Markup(string template, params ReadOnlySpan<TextValue> values) =>
        ChatText.Format(Culture, template, values);

    private string Plain(string template, params ReadOnlySpan<TextValue> values) =>
        string.Format(Culture, template, TextValue.Words(values));
}
