using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Telegram.Bot;
using Telegram.Bot.Types;

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
                (HttpContext context, TelegramIntake intake, WebhookRefusals refusals, ILogger<TelegramIntake> log) =>
                    TakeAsync(context, secret, intake, refusals, log)
            )
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MaxBody));
    }

    private static async Task<IResult> TakeAsync(
        HttpContext context,
        byte[] secret,
        TelegramIntake intake,
        WebhookRefusals refusals,
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
        Update? update;
        try
        {
            update = await JsonSerializer.DeserializeAsync<Update>(
                context.Request.Body,
                JsonBotAPI.Options,
                context.RequestAborted
            );
        }
        catch (JsonException)
        {
            return Results.BadRequest();
        }
        try
        {
            // The commit decides, not the caller's patience: an aborted request is delivered again and found in the
            // inbox.
            if (update is not null)
                await intake.TakeAsync(update, CancellationToken.None);
            return Results.Ok();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotTaken(log, failure, update!.Id);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    [LoggerMessage(LogLevel.Error, "Update {Id} could not be taken in; Telegram will deliver it again")]
    private static partial void LogNotTaken(ILogger log, Exception failure, int id);
}
