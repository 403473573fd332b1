namespace Helpdesk.Core.Kpi;

/// <summary>The figures of a group on one step: times of different steps can't be compared.</summary>
/// <param name="Group">A category's, an office's or a person's name; null where steps alone are told apart.</param>
/// <param name="Step">The step.</param>
/// <param name="Target">The step's standard time now.</param>
/// <param name="Figures">The figures.</param>
internal sealed record KpiRow(string? Group, int Step, TimeSpan Target, KpiFigures Figures);
