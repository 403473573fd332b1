using System.Security.Cryptography;

namespace Helpdesk.Core.Storage;

/// <summary>
/// Photos as files, named by the hash of their bytes: the same photo is stored once, and a name can't be guessed.
/// </summary>
/// <param name="folder">Where; made when it is missing.</param>
internal sealed class PhotoFiles(string folder)
{
    /// <summary>Makes the folder ready, for its owner alone.</summary>
    /// <exception cref="IOException">There is a file in its place, or the disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write there.</exception>
    public void MakeReady()
    {
        PrivateFiles.MakeFolder(folder);
        PrivateFiles.Tighten(folder);
        var trial = Path.Combine(folder, Path.GetRandomFileName());
        PrivateFiles.Write(trial, FileMode.CreateNew).Dispose();
        File.Delete(trial);
    }

    /// <summary>
    /// Stores the bytes and returns their SHA-256 in hex. Storing the same bytes again changes nothing.
    /// </summary>
    public async Task<string> SaveAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        var path = PathOf(hash);
        if (File.Exists(path))
            return hash;
        PrivateFiles.MakeFolder(Path.GetDirectoryName(path)!);
        // A half-written file must never carry the final name.
        var unfinished = $"{path}.{Path.GetRandomFileName()}";
        await using (var file = PrivateFiles.Write(unfinished, FileMode.CreateNew))
        {
            await file.WriteAsync(bytes, cancellation);
            file.Flush(flushToDisk: true);
        }
        File.Move(unfinished, path, overwrite: true);
        return hash;
    }

    /// <summary>Opens a stored photo.</summary>
    /// <exception cref="FileNotFoundException">There is none by that hash.</exception>
    public Stream Open(string hash) => new FileStream(PathOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read);

    /// <summary>How many bytes a stored photo has, or null when it is not there.</summary>
    public long? LengthOf(string hash) => new FileInfo(PathOf(hash)) is { Exists: true } file ? file.Length : null;

    /// <summary>Deletes a stored photo; one that is not there is no mistake.</summary>
    public void Delete(string hash)
    {
        if (File.Exists(PathOf(hash)))
            File.Delete(PathOf(hash));
    }

    private string PathOf(string hash) => Path.Combine(folder, hash[..2], hash);
}
