namespace Helpdesk.Sandbox.TwilioApi;

/// <summary>A call that created a message.</summary>
/// <param name="To">The person's number.</param>
/// <param name="Template">The template's name, or null.</param>
/// <param name="Status">What it was answered: the HTTP status.</param>
internal sealed record TwilioCall(string To, string? Template, int Status);
