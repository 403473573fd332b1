using System.Globalization;
using Helpdesk.Bot.Outbox;
using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Channels.WhatsApp;

/// <summary>Takes what Twilio posts: people's messages, and reports on ours.</summary>
internal static partial class WhatsAppWebhook
{
    /// <summary>Where people's messages come in.</summary>
    public const string MessagePath = "/whatsapp/webhook";

    /// <summary>Where reports on our messages come in.</summary>
    public const string StatusPath = "/whatsapp/status";

    private const long MaxBody = 256 * 1024;
    private const string NoReply = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response></Response>";

    private static readonly Dictionary<string, DeliveryStatus> Statuses = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sent"] = DeliveryStatus.Sent,
        ["delivered"] = DeliveryStatus.Delivered,
        ["read"] = DeliveryStatus.Read,
        ["failed"] = DeliveryStatus.Failed,
        ["undelivered"] = DeliveryStatus.Failed,
    };

    /// <summary>Maps both endpoints.</summary>
    public static void MapWhatsApp(this IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapPost(MessagePath, MessageAsync)
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MaxBody))
            .DisableAntiforgery();
        endpoints
            .MapPost(StatusPath, StatusAsync)
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MaxBody))
            .DisableAntiforgery();
    }

    /// <summary>What a message's status says; null for one that says nothing new.</summary>
    /// <param name="sid">Twilio's ID of the message.</param>
    /// <param name="word">Twilio's word for the status.</param>
    /// <param name="code">Twilio's error code, or null.</param>
    public static DeliveryReport? Read(string? sid, string? word, int? code)
    {
        if (string.IsNullOrEmpty(sid) || !Statuses.TryGetValue(word ?? "", out var status))
            return null;
        if (status is not DeliveryStatus.Failed)
            return new DeliveryReport(sid, status);
        return new DeliveryReport(
            sid,
            status,
            code is { } known
                ? TwilioErrors.Read(known) ?? DeliveryFailure.Undeliverable
                : DeliveryFailure.Undeliverable,
            code
        );
    }

    private static async Task<IResult> MessageAsync(
        HttpContext context,
        TwilioSignature signature,
        WebhookRefusals refusals,
        UnreadableUpdates unreadable,
        WhatsAppIntake intake
    )
    {
        if (await FormAsync(context.Request) is not { } fields)
            return Malformed(context.Request, refusals);
        if (Signed(context.Request, fields, signature, refusals) is not { } form)
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        var messages = WhatsAppReader.Read(form);
        if (messages.Count == 0 && !WhatsAppReader.IsSilent(form))
            unreadable.Count(WhatsAppChannel.Channel, "message", "no sender, no ID, or nothing to read");
        return messages.Count == 0 || await intake.TakeAsync(messages)
            ? Results.Text(NoReply, "text/xml")
            : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> StatusAsync(
        HttpContext context,
        TwilioSignature signature,
        WebhookRefusals refusals,
        DeliveryReports reports,
        ILogger<WhatsAppIntake> log
    )
    {
        if (await FormAsync(context.Request) is not { } fields)
            return Malformed(context.Request, refusals);
        if (Signed(context.Request, fields, signature, refusals) is not { } form)
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (Read(form) is not { } report)
            return Results.NoContent();
        try
        {
            await reports.TakeAsync(report, CancellationToken.None);
            return Results.NoContent();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotTaken(log, failure, report.MessageId, report.Status);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>The fields that were sent, none when it is no form; null when the form is cut.</summary>
    private static async Task<List<KeyValuePair<string, string>>?> FormAsync(HttpRequest request)
    {
        List<KeyValuePair<string, string>> fields = [];
        try
        {
            if (request.HasFormContentType)
                foreach (var (key, values) in await request.ReadFormAsync(request.HttpContext.RequestAborted))
                    fields.AddRange(values.Select(value => new KeyValuePair<string, string>(key, value ?? "")));
            return fields;
        }
        catch (InvalidDataException)
        {
            // No form: then its signature can't be right either.
            return [];
        }
        catch (IOException)
        {
            return null;
        }
    }

    // What has no signature at all is nobody's whom we know, whatever else is wrong with it.
    private static IResult Malformed(HttpRequest request, WebhookRefusals refusals)
    {
        refusals.Count(WhatsAppChannel.Channel);
        return string.IsNullOrEmpty(request.Headers[TwilioSignature.Header])
            ? Results.StatusCode(StatusCodes.Status403Forbidden)
            : Results.BadRequest();
    }

    /// <summary>The form, or null when it is not Twilio's; that is counted.</summary>
    private static Dictionary<string, string>? Signed(
        HttpRequest request,
        List<KeyValuePair<string, string>> fields,
        TwilioSignature signature,
        WebhookRefusals refusals
    )
    {
        if (signature.IsRight($"{request.Path}{request.QueryString}", fields, request.Headers[TwilioSignature.Header]))
            return fields.GroupBy(field => field.Key).ToDictionary(field => field.Key, field => field.First().Value);
        refusals.Count(WhatsAppChannel.Channel);
        return null;
    }

    private static DeliveryReport? Read(IReadOnlyDictionary<string, string> form)
    {
        int? code = int.TryParse(
            form.GetValueOrDefault("ErrorCode"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
        return Read(
            form.GetValueOrDefault("MessageSid") ?? form.GetValueOrDefault("SmsSid"),
            form.GetValueOrDefault("MessageStatus"),
            code
        );
    }

    [LoggerMessage(LogLevel.Error, "The report that message {Sid} is {Status} could not be taken in")]
    private static partial void LogNotTaken(ILogger log, Exception failure, string sid, DeliveryStatus status);
}
