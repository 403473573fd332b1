namespace Helpdesk.Core.People;

/// <summary>A government office (OPD).</summary>
/// <param name="Name">Its official name.</param>
/// <param name="Abbreviations">What people call it, for example "dinkes".</param>
internal sealed record Organisation(string Name, IReadOnlyList<string> Abbreviations);
