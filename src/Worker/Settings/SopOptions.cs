using System.Globalization;
using Helpdesk.Core.Sop;

namespace Helpdesk.Worker.Settings;

/// <summary>Settings <c>Sop:*</c>.</summary>
internal sealed class SopOptions
{
    /// <summary>Steps that differ from the SOP document's, by number. Default: none.</summary>
    public Dictionary<string, SopStepOptions> Steps { get; init; } = [];

    /// <summary>How long a returned ticket waits for its reporter.</summary>
    public ReturnedOptions Returned { get; init; } = new();

    /// <summary>The step that a number names; null when there is none.</summary>
    public static SopStep? Step(string number) =>
        HelpdeskSop.AsWritten.Steps.FirstOrDefault(step => step.No.ToString(CultureInfo.InvariantCulture) == number);

    /// <summary>The procedure with these times.</summary>
    public HelpdeskSop ToSop() =>
        new(
            Steps
                .Where(step => step.Value.Standard is not null)
                .ToDictionary(step => Step(step.Key)!.No, step => step.Value.ToStandard()!.Value),
            Returned.ToPatience()
        );
}
