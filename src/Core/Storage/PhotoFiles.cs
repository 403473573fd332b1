using System.Security.Cryptography;

namespace Helpdesk.Core.Storage;

/// <summary>
/// Photos as files, named by the hash of their bytes: the same photo is stored once, and a name can't be guessed.
/// </summary>
/// <param name="folder">Where; made when it is missing.</param>
internal sealed class PhotoFiles(string folder)
{
    /// <summary>
    /// Stores the bytes and returns their SHA-256 in hex. Storing the same bytes again changes nothing.
    /// </summary>
    public async Task<string> SaveAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        var path = PathOf(hash);
        if (File.Exists(path))
            return hash;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // A half-written file must never carry the final name.
        var unfinished = $"{path}.{Path.GetRandomFileName()}";
        await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None))
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
