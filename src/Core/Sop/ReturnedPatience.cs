namespace Helpdesk.Core.Sop;

/// <summary>How long a returned ticket waits for its reporter, in working days.</summary>
/// <param name="RemindAfter">After how many the reporter is reminded, once.</param>
/// <param name="AbandonAfter">After how many the ticket is closed as abandoned; more than
/// <paramref name="RemindAfter"/>.</param>
internal sealed record ReturnedPatience(int RemindAfter = 3, int AbandonAfter = 7);
