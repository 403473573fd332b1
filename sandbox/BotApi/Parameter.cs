namespace Helpdesk.Sandbox.BotApi;

/// <summary>A parameter of a method.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What its value must be.</param>
/// <param name="Required">Whether it must be there.</param>
/// <param name="MaxLength">Most characters, or null.</param>
internal sealed record Parameter(string Name, ParameterType Type, bool Required = false, int? MaxLength = null);
