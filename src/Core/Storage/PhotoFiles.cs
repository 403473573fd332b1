using System.Security.Cryptography;

namespace Helpdesk.Core.Storage;

/// <summary>Photos as files in a folder.</summary>
/// <param name="folder">Where; made when it is missing, for its owner alone.</param>
internal sealed class PhotoFiles(string folder) : IPhotoStore
{
    /// <inheritdoc/>
    public Task MakeReadyAsync(CancellationToken cancellation)
    {
        try
        {
            PrivateFiles.MakeFolderReady(folder);
            return Task.CompletedTask;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new PhotoStoreException(
                $"{failure.Message} Set Photos:Folder to a folder that this user may write to.",
                failure
            );
        }
    }

    /// <inheritdoc/>
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

    /// <inheritdoc/>
    public Task<Stream> OpenAsync(string hash, CancellationToken cancellation) =>
        File.Exists(PathOf(hash))
            ? Task.FromResult<Stream>(new FileStream(PathOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read))
            : throw new FileNotFoundException("The photo is not in the folder.", hash);

    /// <inheritdoc/>
    public Task<long?> LengthOfAsync(string hash, CancellationToken cancellation) =>
        Task.FromResult(new FileInfo(PathOf(hash)) is { Exists: true } file ? file.Length : (long?)null);

    /// <inheritdoc/>
    public Task DeleteAsync(string hash, CancellationToken cancellation)
    {
        if (File.Exists(PathOf(hash)))
            File.Delete(PathOf(hash));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<string> ListAsync(DateTimeOffset before, CancellationToken cancellation) =>
        new DirectoryInfo(folder)
            .EnumerateDirectories()
            .SelectMany(some => some.EnumerateFiles())
            .Where(file => PhotoName.IsOurs(file.Directory!.Name, file.Name))
            .Where(file => file.LastWriteTimeUtc < before.UtcDateTime)
            .Select(file => file.Name)
            .ToAsyncEnumerable();

    private string PathOf(string hash) => Path.Combine(folder, PhotoName.FolderOf(hash), hash);
}
