using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Core.Storage;

/// <summary>What every unit of work goes by.</summary>
/// <param name="Clocks">The procedure's standard times, counted by the office calendar.</param>
/// <param name="Catalog">Everyone's language.</param>
/// <param name="Reach">Who can be written to, and where.</param>
/// <param name="Kept">How long personal data is kept; as the notice has it where nothing is set.</param>
internal sealed record HelpdeskRules(
    StepClocks Clocks,
    TextCatalog Catalog,
    Reachability Reach,
    RetentionRule? Kept = null
)
{
    /// <summary>How long personal data is kept.</summary>
    public RetentionRule Retention => Kept ?? RetentionRule.Default;
}
