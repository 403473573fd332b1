using System.Globalization;
using System.Text;

namespace Helpdesk.Core.Sop;

/// <summary>Draws the SOP table as a Mermaid state diagram, for the README.</summary>
internal static class SopDiagram
{
    /// <summary>The diagram's text, without the code fence. The same table gives the same text.</summary>
    public static string Mermaid(HelpdeskSop sop)
    {
        var text = new StringBuilder("stateDiagram-v2\n    [*] --> Submitted: 1 · file\n");
        foreach (var step in sop.Steps.Where(step => step.State is not null).OrderBy(step => step.No))
        {
            var time = step.HasClock
                ? string.Create(CultureInfo.InvariantCulture, $", {step.Standard.TotalMinutes:0.##} min")
                : "";
            text.Append(
                CultureInfo.InvariantCulture,
                $"    {step.State}: {step.State} (step {step.No}, {Name(step.Actor)}{time})\n"
            );
        }
        // What stays where it is would hide the ways.
        foreach (var exit in HelpdeskSop.Exits.Where(exit => exit.From != exit.To))
            text.Append(
                CultureInfo.InvariantCulture,
                $"    {exit.From} --> {exit.To}: {exit.Action} · {Name(exit.By)}{Needs(exit)}\n"
            );
        foreach (var state in Enum.GetValues<TicketState>().Where(state => !sop.IsOpen(state)))
            text.Append(CultureInfo.InvariantCulture, $"    {state} --> [*]\n");
        return text.ToString().TrimEnd('\n');
    }

    private static string Name(SopActor actor) =>
        actor switch
        {
            SopActor.Reporter => "reporter",
            SopActor.Team => "staff",
            SopActor.Handler => "handler",
            SopActor.Head => "head",
            SopActor.Officer => "staff or head",
            _ => "time",
        };

    private static string Needs(SopExit exit)
    {
        List<string> needs = [];
        if (exit.Asks is SopRequest.Words)
            needs.Add("words");
        if (exit.Needs.HasFlag(Evidence.VisitNote))
            needs.Add("note");
        if (exit.Needs.HasFlag(Evidence.VisitPhoto))
            needs.Add("photo");
        if (exit.After is { } before)
            needs.Add($"{before} before");
        if (exit.Within is { } within)
            needs.Add(string.Create(CultureInfo.InvariantCulture, $"within {within.TotalDays:0} days"));
        return needs.Count == 0 ? "" : $" · needs {string.Join(" and ", needs)}";
    }
}
