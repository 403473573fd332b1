namespace Helpdesk.Core.Moving;

/// <summary>A table that was moved, and is the same on both sides.</summary>
/// <param name="Name">The table.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Hash">SHA-256 over all of them, in hex.</param>
internal sealed record MovedTable(string Name, long Rows, string Hash);
