namespace Helpdesk.Core.Messages;

/// <summary>Someone's entry in a phone's list of contacts, sent as such.</summary>
/// <param name="Name">The name; empty when it has none.</param>
/// <param name="Phone">The number as the phone has it; empty when it has none.</param>
internal sealed record ContactCard(string Name, string Phone);
