using Helpdesk.Core.Storage;

namespace Helpdesk.Core.Backups;

/// <summary>
/// Copies of a helpdesk on SQLite: a file of the database for each, and one folder with the photos of all of them,
/// which are named by their content and never change. Best on another disk.
/// </summary>
/// <param name="folder">Where; made when it is missing.</param>
/// <param name="keep">How many copies are kept; at least one.</param>
/// <param name="database">The file of the database.</param>
/// <param name="photos">The helpdesk's photos.</param>
internal sealed class BackupFolder(string folder, int keep, string database, IPhotoStore photos)
{
    private const string Unfinished = ".partial",
        Lock = ".lock";
    private static readonly string[] Beside = ["", "-wal", "-shm", "-journal"];
    private readonly PhotoFiles _copies = new(PhotosOf(folder));

    /// <summary>Whether the folder is there.</summary>
    public bool Exists => Directory.Exists(folder);

    /// <summary>The newest copy, or null.</summary>
    public BackupCopy? Newest => BackupCopy.AllIn(folder).FirstOrDefault();

    /// <summary>Where the photos of copies in a folder are.</summary>
    public static string PhotosOf(string folder) => Path.Combine(folder, "photos");

    /// <summary>
    /// Makes a copy and deletes those that are too many. The database may be in use. A copy that was not finished does
    /// not count, and is tried anew. Null: another one is being made at this moment.
    /// </summary>
    /// <param name="now">The instant (UTC).</param>
    /// <exception cref="BackupException">The copy is damaged.</exception>
    /// <exception cref="System.Data.Common.DbException">The database can't be read.</exception>
    /// <exception cref="IOException">The disk is full, or the folder can't be used.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write there.</exception>
    public async Task<BackupResult?> MakeAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        PrivateFiles.MakeFolder(folder);
        await using var only = TryLock();
        if (only is null)
            return null;
        DropUnfinished();
        var copy = BackupCopy.In(folder, now);
        var unfinished = copy.File + Unfinished;
        DatabaseCopies.Make(database, unfinished);
        var wanted = DatabaseCopies.PhotosIn(unfinished);
        var missing = await PhotoCopies.MakeAsync(wanted, photos, _copies, cancellation);
        File.Move(unfinished, copy.File, overwrite: true);
        await RotateAsync(cancellation);
        return new(copy.File, DatabaseCopies.TicketsIn(copy.File), wanted.Count - missing, missing);
    }

    /// <summary>Brings a copy back to where the helpdesk has its database and its photos.</summary>
    /// <param name="copy">The file of the copy; its photos are in the folder beside it.</param>
    /// <exception cref="BackupException">The copy can't be used, or there is a database already.</exception>
    /// <exception cref="IOException">The disk is full, or a file can't be written.</exception>
    public static async Task<BackupResult> RestoreAsync(
        string copy,
        string database,
        IPhotoStore photos,
        CancellationToken cancellation
    )
    {
        if (!File.Exists(copy))
            throw new BackupException($"{copy} is not there. Name the file of a copy, helpdesk-<date>-<time>.db.");
        // What SQLite left beside a database that is gone it would take for the new one's.
        if (Beside.Select(ending => database + ending).FirstOrDefault(File.Exists) is { } there)
            throw new BackupException(
                $"{there} exists, and is not overwritten. Move {database} away first, with its -wal, -shm and -journal where there are any, or set "
                    + "Database:ConnectionString to another file."
            );
        PrivateFiles.MakeFolder(Path.GetDirectoryName(database)!);
        var unfinished = database + Unfinished;
        File.Delete(unfinished);
        DatabaseCopies.Look(copy);
        DatabaseCopies.Make(copy, unfinished);
        var wanted = DatabaseCopies.PhotosIn(unfinished);
        var from = new PhotoFiles(PhotosOf(Path.GetDirectoryName(copy)!));
        var missing = await PhotoCopies.MakeAsync(wanted, from, photos, cancellation);
        File.Move(unfinished, database);
        return new(database, DatabaseCopies.TicketsIn(database), wanted.Count - missing, missing);
    }

    /// <summary>Sees whether the folder can be written to.</summary>
    /// <exception cref="IOException">It can't.</exception>
    /// <exception cref="UnauthorizedAccessException">It can't.</exception>
    public void Try() => PrivateFiles.TryFolder(folder);

    // The kernel frees it when the process dies.
    private FileStream? TryLock()
    {
        var file = Path.Combine(folder, Lock);
        try
        {
            return PrivateFiles.Write(file, FileMode.OpenOrCreate);
        }
        catch (IOException) when (File.Exists(file))
        {
            return null;
        }
    }

    private void DropUnfinished()
    {
        foreach (var file in Directory.EnumerateFiles(folder, $"*{Unfinished}*"))
            File.Delete(file);
    }

    private async Task RotateAsync(CancellationToken cancellation)
    {
        var copies = BackupCopy.AllIn(folder);
        if (copies.Count <= keep)
            return;
        var kept = copies.Take(keep).SelectMany(copy => DatabaseCopies.PhotosIn(copy.File)).ToHashSet();
        foreach (var copy in copies.Skip(keep))
        {
            var dropped = DatabaseCopies.PhotosIn(copy.File);
            File.Delete(copy.File);
            foreach (var hash in dropped.Except(kept))
                await _copies.DeleteAsync(hash, cancellation);
        }
    }
}
