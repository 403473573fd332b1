namespace Helpdesk.Sandbox.TwilioApi;

/// <summary>A field of the form that creates a message.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Required">Whether it must be there.</param>
/// <param name="Pattern">What its value must look like, as a regular expression, or null.</param>
/// <param name="Repeats">Whether it may stand there more than once.</param>
internal sealed record TwilioField(string Name, bool Required = false, string? Pattern = null, bool Repeats = false);
