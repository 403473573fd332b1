using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Helpdesk.Bot.Channels.Telegram;

/// <summary>Takes updates that Telegram posts.</summary>
internal static partial class TelegramWebhook
{
    /// <summary>The endpoint's path.</summary>
    public const string Path = "/telegram/webhook";

    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";
    private const long MaxBody = 1024 * 1024;

    /// <summary>Maps the endpoint.</summary>
    /// <param name="endpoints">Where.</param>
    /// <param name="webhookSecret">What Telegram sends along.</param>
    public static void MapTelegramWebhook(this IEndpointRouteBuilder endpoints, string webhookSecret)
    {
        var secret = SHA256.HashData(Encoding.UTF8.GetBytes(webhookSecret));
        endpoints
            .MapPost(
                Path,
                (
                    HttpContext context,
                    TelegramIntake intake,
                    WebhookRefusals refusals,
                    UnreadableUpdates unreadable,
                    ILogger<TelegramIntake> log
                ) => TakeAsync(context, secret, intake, refusals, unreadable, log)
            )
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MaxBody));
    }

    private static async Task<IResult> TakeAsync(
        HttpContext context,
        byte[] secret,
        TelegramIntake intake,
        WebhookRefusals refusals,
        UnreadableUpdates unreadable,
        ILogger<TelegramIntake> log
    )
    {
        // Equal lengths whatever is sent, so that the comparison takes the same time.
        var given = SHA256.HashData(Encoding.UTF8.GetBytes(context.Request.Headers[SecretHeader].ToString()));
        if (!CryptographicOperations.FixedTimeEquals(given, secret))
        {
            refusals.Count(TelegramChannel.Channel);
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }
        JsonElement update = default;
        try
        {
            using var json = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
            update = json.RootElement.Clone();
        }
        catch (JsonException)
        {
            // It has the secret, so it is Telegram's; anything but 200 would bring it again and again.
            unreadable.Count(TelegramChannel.Channel, "none", "no JSON");
            return Results.Ok();
        }
        try
        {
            // The commit decides, not the caller's patience: an aborted request is delivered again and found in the
            // inbox.
            if (intake.Read(update) is { } read)
                await intake.TakeAsync(read, CancellationToken.None);
            return Results.Ok();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotTaken(log, failure, TelegramIntake.NumberOf(update) ?? 0);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    [LoggerMessage(LogLevel.Error, "Update {Id} could not be taken in; Telegram will deliver it again")]
    private static partial void LogNotTaken(ILogger log, Exception failure, long id);
}
