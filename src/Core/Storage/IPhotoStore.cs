namespace Helpdesk.Core.Storage;

/// <summary>
/// Where photos are kept, named by the hash of their bytes: the same photo is stored once, and a name can't be guessed.
/// </summary>
internal interface IPhotoStore
{
    /// <summary>Sees that photos can be stored and deleted here.</summary>
    /// <exception cref="PhotoStoreException">They can't; the message says which setting to look at.</exception>
    Task MakeReadyAsync(CancellationToken cancellation);

    /// <summary>
    /// Stores the bytes and returns their SHA-256 in hex. Storing the same bytes again changes nothing.
    /// </summary>
    /// <exception cref="IOException">It can't be stored at this moment.</exception>
    /// <exception cref="UnauthorizedAccessException">It can't be stored by us.</exception>
    Task<string> SaveAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation);

    /// <summary>Opens a stored photo; its length is known.</summary>
    /// <exception cref="FileNotFoundException">There is none by that hash.</exception>
    /// <exception cref="IOException">The store can't be asked at this moment.</exception>
    Task<Stream> OpenAsync(string hash, CancellationToken cancellation);

    /// <summary>How many bytes a stored photo has, or null when it is not there.</summary>
    /// <exception cref="IOException">The store can't be asked at this moment.</exception>
    Task<long?> LengthOfAsync(string hash, CancellationToken cancellation);

    /// <summary>Deletes a stored photo; one that is not there is no mistake.</summary>
    /// <exception cref="IOException">The store can't be asked at this moment.</exception>
    Task DeleteAsync(string hash, CancellationToken cancellation);

    /// <summary>Names of all that was stored before an instant, remains of broken writes included.</summary>
    /// <param name="before">The instant (UTC), by the store's clock.</param>
    /// <exception cref="IOException">The store can't be asked at this moment.</exception>
    IAsyncEnumerable<string> ListAsync(DateTimeOffset before, CancellationToken cancellation);
}
