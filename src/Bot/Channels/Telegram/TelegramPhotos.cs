using Helpdesk.Bot.Photos;
using Helpdesk.Core.Messages;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace Helpdesk.Bot.Channels.Telegram;

/// <summary>Fetches photos from Telegram.</summary>
internal sealed class TelegramPhotos(TelegramClients clients) : IPhotoSource
{
    /// <inheritdoc/>
    public Channel Channel => TelegramChannel.Channel;

    /// <inheritdoc/>
    public async Task<byte[]> FetchAsync(string reference, CancellationToken cancellation)
    {
        try
        {
            var file = await clients.Calls.GetFile(reference, cancellation);
            using var bytes = new MemoryStream();
            await clients.Calls.DownloadFile(file, bytes, cancellation);
            return bytes.ToArray();
        }
        catch (Exception failure) when (failure is RequestException or ArgumentException)
        {
            // The cause's own message can hold the path, and with it the token.
            throw new PhotoFetchException(
                failure is ApiRequestException refused
                    ? $"Telegram answered {refused.ErrorCode}"
                    : "the download failed"
            );
        }
    }
}
