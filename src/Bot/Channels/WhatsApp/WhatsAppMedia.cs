using Helpdesk.Bot.Photos;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Channels.WhatsApp;

/// <summary>
/// Photos and files as WhatsApp takes them: one a message, fetched from us. What can't be shown is said.
/// </summary>
internal sealed class WhatsAppMedia(MediaLinks links, IPhotoStore store, TextCatalog catalog, TimeProvider time)
{
    /// <summary>An image: 5 MB (WhatsApp Business Platform, media).</summary>
    public const int MaxImageMegabytes = 5;

    /// <summary>
    /// The next part of a row, and how many it has. Null while a photo is waited for, or when there is nothing.
    /// </summary>
    public async Task<(WhatsAppPart? Part, int Count)> PartAsync(
        OutboxMessage message,
        HelpdeskDb db,
        CancellationToken cancellation
    )
    {
        var caption = WhatsAppText.Of(message.Content.Markup);
        if (message.Content.Attachment is { } file)
            return await db.Attachments.AnyAsync(a => a.Id == file, cancellation)
                ? (new WhatsAppPart.Media(links.To(MediaKind.Attachment, file), caption), 1)
                : (null, 0);
        var ids = message.Content.Photos;
        if (message.PartsSent >= ids.Count)
            return (null, 0);
        var id = ids[message.PartsSent];
        var photo = await db.Photos.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellation);
        if (photo?.Status is PhotoStatus.Pending && time.GetUtcNow() - message.CreatedAt < PhotoFetcher.Patience)
            return (null, ids.Count);
        var length = photo is { Status: PhotoStatus.Stored, Hash: { } hash }
            ? await store.LengthOfAsync(hash, cancellation)
            : null;
        return (
            Part(ids[message.PartsSent], length, await CodeAsync(message, db, cancellation), message, caption),
            ids.Count
        );
    }

    private WhatsAppPart Part(long photoId, long? length, ChatText code, OutboxMessage message, string caption)
    {
        var texts = catalog.For(message.Contact.Person);
        WhatsAppPart Say(ChatText words) => new WhatsAppPart.Words(WhatsAppText.Of(words.Markup));
        return length switch
        {
            null => Say(texts.PhotosMissingHere(code: code, count: 1)),
            > MaxImageMegabytes * 1024 * 1024 => Say(texts.PhotoTooLargeHere(code: code, megabytes: MaxImageMegabytes)),
            _ => new WhatsAppPart.Media(links.To(MediaKind.Photo, photoId), caption),
        };
    }

    private static async Task<ChatText> CodeAsync(
        OutboxMessage message,
        HelpdeskDb db,
        CancellationToken cancellation
    ) =>
        await db
            .Tickets.Where(ticket => ticket.Id == message.TicketId)
            .Select(ticket => ticket.Code)
            .SingleOrDefaultAsync(cancellation)
            is { } code
            ? ChatText.Code(code)
            : ChatText.Empty;
}
