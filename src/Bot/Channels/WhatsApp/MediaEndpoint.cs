using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Channels.WhatsApp;

/// <summary>Serves photos and files to Twilio.</summary>
internal static class MediaEndpoint
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Maps <c>GET /media/{token}</c>. Whatever is wrong with a token, the answer is the same.</summary>
    public static void MapMedia(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(
            $"{MediaLinks.Path}/{{token}}",
            async (
                string token,
                HttpContext context,
                MediaLinks links,
                IPhotoStore store,
                IDbContextFactory<HelpdeskDb> databases
            ) =>
            {
                context.Response.Headers.CacheControl = "private, no-store";
                context.Response.Headers.XContentTypeOptions = "nosniff";
                await using var db = await databases.CreateDbContextAsync(context.RequestAborted);
                return links.Read(token) switch
                {
                    (MediaKind.Photo, var id) => await PhotoAsync(db, store, id, context.RequestAborted),
                    (MediaKind.Attachment, var id) => await AttachmentAsync(db, id, context.RequestAborted),
                    _ => Results.NotFound(),
                };
            }
        );

    private static async Task<IResult> PhotoAsync(
        HelpdeskDb db,
        IPhotoStore store,
        long id,
        CancellationToken cancellation
    ) =>
        await db
            .Photos.AsNoTracking()
            .SingleOrDefaultAsync(photo => photo.Id == id && photo.Status == PhotoStatus.Stored, cancellation)
            is { } photo
        && await store.LengthOfAsync(photo.Hash!, cancellation) is not null
            ? Results.Stream(await store.OpenAsync(photo.Hash!, cancellation), photo.MediaType)
            : Results.NotFound();

    private static async Task<IResult> AttachmentAsync(HelpdeskDb db, long id, CancellationToken cancellation) =>
        await db.Attachments.AsNoTracking().SingleOrDefaultAsync(file => file.Id == id, cancellation) is { } file
            ? Results.Bytes(file.Bytes, Workbook, file.FileName)
            : Results.NotFound();
}
