namespace Helpdesk.Core.Storage;

/// <summary>
/// Files and folders that hold people's data: on Unix nobody but their owner can read them (0700, 0600).
/// </summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnersFolder = OwnersFile | UnixFileMode.UserExecute;

    /// <summary>Makes a folder, and those above it, where they are missing.</summary>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnersFolder);
    }

    /// <summary>Makes a folder ready, for its owner alone, and sees that files can be made and deleted in it.</summary>
    /// <exception cref="IOException">There is a file in its place, or the disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write there.</exception>
    public static void MakeFolderReady(string path)
    {
        MakeFolder(path);
        Tighten(path);
        TryFolder(path);
    }

    /// <summary>Sees that files can be made and deleted in a folder.</summary>
    /// <exception cref="IOException">The folder is not there, or the disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write there.</exception>
    public static void TryFolder(string path)
    {
        var trial = Path.Combine(path, Path.GetRandomFileName());
        Write(trial, FileMode.CreateNew).Dispose();
        File.Delete(trial);
    }

    /// <summary>
    /// Opens a file for writing that nobody else has open; made when it is missing, unless it must be new.
    /// </summary>
    public static FileStream Write(string path, FileMode mode)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnersFile;
        return new FileStream(path, options);
    }

    /// <summary>
    /// A path with every symbolic link in it followed: two paths that lead to one file are one. What is not there yet
    /// stays as it is written.
    /// </summary>
    /// <param name="path">An absolute path.</param>
    public static string Resolve(string path)
    {
        var resolved = Path.GetPathRoot(path)!;
        foreach (var name in path[resolved.Length..].Split(Path.DirectorySeparatorChar))
        {
            var next = Path.Combine(resolved, name);
            resolved = new FileInfo(next).LinkTarget is null
                ? next
                : Resolve(File.ResolveLinkTarget(next, returnFinalTarget: true)!.FullName);
        }
        return resolved;
    }

    /// <summary>Takes a file or folder that is there already away from everyone but its owner.</summary>
    public static void Tighten(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        if (Directory.Exists(path))
            File.SetUnixFileMode(path, OwnersFolder);
        else if (File.Exists(path))
            File.SetUnixFileMode(path, OwnersFile);
    }
}
