namespace Helpdesk.Core.Backups;

/// <summary>What a copy holds, or what came back from one.</summary>
/// <param name="File">The database's file.</param>
/// <param name="Tickets">How many tickets.</param>
/// <param name="Photos">How many photos.</param>
/// <param name="MissingPhotos">How many photos are named by tickets and were not there.</param>
internal sealed record BackupResult(string File, int Tickets, int Photos, int MissingPhotos);
