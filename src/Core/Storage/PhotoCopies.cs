namespace Helpdesk.Core.Storage;

/// <summary>
/// Copies photos from one store to another. Those that are there already are passed over: it can be run again.
/// </summary>
internal static class PhotoCopies
{
    // A bucket answers in some hundredths of a second, whatever else it is asked.
    private const int AtOnce = 8;

    /// <summary>Copies; returns how many were not there, or were not what their name says.</summary>
    /// <param name="hashes">The photos.</param>
    /// <param name="from">Where they are.</param>
    /// <param name="to">Where they shall be.</param>
    /// <exception cref="IOException">One of the stores can't be used at this moment.</exception>
    public static async Task<int> MakeAsync(
        IEnumerable<string> hashes,
        IPhotoStore from,
        IPhotoStore to,
        CancellationToken cancellation
    )
    {
        var missing = 0;
        await Parallel.ForEachAsync(
            hashes,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (hash, token) =>
            {
                if (!await IsThereAsync(hash, from, to, token))
                    Interlocked.Increment(ref missing);
            }
        );
        return missing;
    }

    private static async Task<bool> IsThereAsync(
        string hash,
        IPhotoStore from,
        IPhotoStore to,
        CancellationToken cancellation
    )
    {
        if (await to.LengthOfAsync(hash, cancellation) is not null)
            return true;
        if (await from.LengthOfAsync(hash, cancellation) is null)
            return false;
        using var bytes = new MemoryStream();
        await using (var photo = await from.OpenAsync(hash, cancellation))
            await photo.CopyToAsync(bytes, cancellation);
        var stored = await to.SaveAsync(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), cancellation);
        if (stored == hash)
            return true;
        await to.DeleteAsync(stored, cancellation);
        return false;
    }
}
