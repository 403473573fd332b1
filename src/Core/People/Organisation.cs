using System.Text.Json;

namespace Helpdesk.Core.People;

/// <summary>A government office (OPD).</summary>
/// <param name="Name">Its official name.</param>
/// <param name="Abbreviations">What people call it, for example "dinkes".</param>
public sealed record Organisation(string Name, IReadOnlyList<string> Abbreviations);
