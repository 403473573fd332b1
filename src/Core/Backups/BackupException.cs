namespace Helpdesk.Core.Backups;

/// <summary>A copy can't be made or used; the message says why, and what to do.</summary>
internal sealed class BackupException(string message) : Exception(message);
