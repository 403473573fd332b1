using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Photos;

/// <summary>Fetches photos from one platform.</summary>
internal interface IPhotoSource
{
    /// <summary>The platform.</summary>
    Channel Channel { get; }

    /// <summary>Fetches the bytes.</summary>
    /// <exception cref="PhotoFetchException">Not now; another attempt may succeed.</exception>
    Task<byte[]> FetchAsync(string reference, CancellationToken cancellation);
}
