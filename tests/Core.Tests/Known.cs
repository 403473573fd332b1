namespace Helpdesk.Core.Tests;

/// <summary>
/// What a visit that counts was generated as, for a computation that shares nothing with the program's.
/// </summary>
internal sealed record Known(
    string Category,
    string Office,
    int Step,
    string? Staff,
    double Minutes,
    double Target,
    string Outcome
);
