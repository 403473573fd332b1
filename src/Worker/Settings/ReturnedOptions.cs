using System.ComponentModel.DataAnnotations;
using Helpdesk.Core.Sop;

namespace Helpdesk.Worker.Settings;

/// <summary>Settings <c>Sop:Returned:*</c>.</summary>
internal sealed class ReturnedOptions
{
    private static readonly ReturnedPatience Usual = new();

    /// <summary>After how many working days the reporter is reminded. Default: the SOP's.</summary>
    [Range(1, 60)]
    public int RemindAfterWorkingDays { get; init; } = Usual.RemindAfter;

    /// <summary>
    /// After how many working days the ticket is closed; more than <see cref="RemindAfterWorkingDays"/>. Default: the
    /// SOP's.
    /// </summary>
    [Range(1, 60)]
    public int AbandonAfterWorkingDays { get; init; } = Usual.AbandonAfter;

    /// <summary>How long a returned ticket waits.</summary>
    public ReturnedPatience ToPatience() => new(RemindAfterWorkingDays, AbandonAfterWorkingDays);
}
