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

    private readonly DateOnly? _today;

    private Texts(Language language, string culture, OfficeZone zone, DateTimeOffset? now)
    {
        (Language, Culture, _zone) = (language, CultureInfo.GetCultureInfo(culture), zone);
        _today = now is { } at ? zone.Day(at) : null;
    }

    /// <summary>The language.</summary>
    public Language Language { get; }

    /// <summary>For numbers and dates.</summary>
    public CultureInfo Culture { get; }

    /// <summary>The texts in a language, with times in a zone.</summary>
    /// <param name="language">The language.</param>
    /// <param name="zone">The zone in which times are shown.</param>
    /// <param name="now">When they are read (UTC): days around it are called by their names. Null for what is read at
    /// any time, such as a spreadsheet.</param>
    public static Texts In(Language language, OfficeZone zone, DateTimeOffset? now = null) =>
        new(language, language is Language.En ? "en-GB" : "id-ID", zone, now);

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

    /// <summary>
    /// What a state is called to those who are not of the house: whether it must go to the head is the house's own
    /// question.
    /// </summary>
    public string StateNameOutside(TicketState state) =>
        state is TicketState.AwaitingEscalationDecision ? ReporterStateInRepair : StateName(state);

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
            TicketAction.HandOver or TicketAction.GiveBack => LabelHandOver,
            TicketAction.ChangeCategory => LabelChangeCategory,
            TicketAction.Hold => LabelHold,
            TicketAction.Resume or TicketAction.EndHold => LabelResume,
            TicketAction.Withdraw => LabelWithdraw,
            TicketAction.ConfirmWithdrawal => LabelConfirmWithdrawal,
            TicketAction.TakeBackNote => LabelTakeBackNote,
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
            TicketAction.GiveBack => DoneGivenBack,
            TicketAction.ChangeCategory => DoneChangeCategory,
            TicketAction.Hold => DoneHold,
            TicketAction.Resume => DoneResume,
            TicketAction.EndHold => DoneEndHold,
            TicketAction.Withdraw => DoneWithdraw,
            TicketAction.ConfirmWithdrawal => DoneConfirmWithdrawal,
            TicketAction.TakeBackNote => DoneTakeBackNote,
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

    /// <summary>The title of a step to those who are not of the house.</summary>
    public string StepTitleOutside(int step) => step == 4 ? ReporterStep4 : StepTitle(step);

    /// <summary>What is asked for beside the category: which application, or which place.</summary>
    public string LocationField(Teams category) =>
        category switch
        {
            Teams.Application => FieldApplication,
            Teams.Network => FieldPlace,
            _ => FieldLocation,
        };

    /// <summary>What a category or a set of teams is called.</summary>
    public string TeamName(Teams teams) =>
        teams switch
        {
            Teams.Application => LabelApplication,
            Teams.Network => LabelNetwork,
            _ => BothTeams,
        };

    /// <summary>What a ticket's category is called: nobody may have said it yet.</summary>
    public string CategoryName(Teams category) =>
        category is Teams.Application or Teams.Network ? TeamName(category) : CategoryUnknown;

    /// <summary>For example <c>22 Nov 2026, 14.05 WIB</c>; where it is shorter <c>hari ini 14.05 WIB</c>.</summary>
    public string When(DateTimeOffset instant) => OnADay(instant, _zone.Time(instant));

    /// <summary>The same without the zone, for lists: <c>22 Nov 2026, 14.05</c> or <c>hari ini 14.05</c>.</summary>
    public string WhenInList(DateTimeOffset instant) => OnADay(instant, _zone.Clock(instant));

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

    /// <summary>The same in a list: <c>12 mnt</c>, <c>telat 1 j 5 mnt</c>.</summary>
    public string ShortLeft(TimeSpan left)
    {
        var whole = TimeSpan.FromMinutes(Math.Ceiling(Math.Abs(left.TotalMinutes)));
        var span =
            whole.TotalHours < 1
                ? ShortMinutes(whole.Minutes)
                : ShortHours(hours: (int)whole.TotalHours, minutes: whole.Minutes);
        return left > TimeSpan.Zero ? span : ShortLate(span);
    }

    /// <summary>A day's office hours, for example <c>07.30–12.00, 13.00–16.00 WIB</c>.</summary>
    /// <param name="day">The day.</param>
    /// <param name="slots">Its hours, at least one slot.</param>
    public string Hours(DateOnly day, IReadOnlyList<OfficeSlot> slots) => _zone.Slots(day, slots);

    /// <summary>For example <c>22 Nov 2026</c>.</summary>
    public string Day(DateOnly date) => date.ToString("d MMM yyyy", Culture);

    private string OnADay(DateTimeOffset instant, string time) =>
        (_zone.Day(instant).DayNumber - _today?.DayNumber) switch
        {
            0 => Today(time),
            1 => Tomorrow(time),
            -1 => Yesterday(time),
            _ => $"{DayOf(instant)}, {time}",
        };

    private ChatText Markup(string template, params ReadOnlySpan<TextValue> values) =>
        ChatText.Format(Culture, template, values);

    private string Plain(string template, params ReadOnlySpan<TextValue> values) =>
        string.Format(Culture, template, TextValue.Words(values));
}
