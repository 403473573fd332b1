namespace Helpdesk.Core.Moving;

/// <summary>A helpdesk can't be moved; the message says why, and what to do.</summary>
internal sealed class MoveException(string message) : Exception(message);
