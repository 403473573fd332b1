using System.Text.Json;
using Helpdesk.Bot.Outbox;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Twilio.Exceptions;
using Twilio.Rest.Api.V2010.Account;

namespace Helpdesk.Bot.Channels.WhatsApp;

/// <summary>
/// Sends outbox rows through Twilio's WhatsApp, one message a call. Nothing can be edited there and nothing arrives
/// without a sound, so an edit becomes a short message, and what is to be silent waits until the office opens.
/// </summary>
internal sealed partial class WhatsAppSender(
    TwilioClient twilio,
    WhatsAppTemplates templates,
    WhatsAppParts texts,
    WhatsAppMedia media,
    TextCatalog catalog,
    Reachability reach,
    OfficeCalendar calendar,
    TimeProvider time,
    ILogger<WhatsAppSender> log
) : IChannelSender
{
    private const int NoSuchSender = 63007;

    /// <summary>How long a template that was not answered stands for what comes up about the same ticket.</summary>
    private static readonly TimeSpan BetweenKnocks = TimeSpan.FromHours(1);

    private static readonly SendResult NothingToShow = new SendResult.Pointless("there is nothing to show here");

    /// <inheritdoc/>
    public Channel Channel => WhatsAppChannel.Channel;

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(OutboxMessage message, HelpdeskDb db, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (await ContentAsync(message, db, cancellation) is not { } content)
            return NothingToShow;
        if (message.Contact.OptedOutAt is not null && message.Purpose is not OutboxPurpose.Reply)
            return new SendResult.Unreachable("the person wants no messages");
        if (content.Silent && !calendar.IsOpen(now))
            return new SendResult.Later(calendar.NextOpening(now));
        var isOpen = reach.IsWindowOpen(message.Contact, now);
        try
        {
            return isOpen
                ? await SendPartAsync(message, content, db, cancellation)
                : await KnockAsync(message, db, cancellation);
        }
        catch (ApiException refused)
        {
            return isOpen ? Refused(refused) : WithoutTemplate(Refused(refused));
        }
        catch (ApiConnectionException failure)
        {
            return new SendResult.Failed(failure.InnerException?.GetType().Name ?? "no answer");
        }
    }

    /// <summary>What is to be said, or null when there is nothing to say on this platform, or no more.</summary>
    private async Task<OutgoingMessage?> ContentAsync(
        OutboxMessage message,
        HelpdeskDb db,
        CancellationToken cancellation
    )
    {
        var content = message.Content;
        if (content is { RefreshesMenu: true } or { DropsButtonsOf: not null } or { DropsButtonsOfRow: not null })
            return null;
        if (content.Replaces is { } old)
        {
            // Whoever's prompt is still held back never learns of it, and need not learn of its end.
            var isHeldBack = await db.Outbox.AnyAsync(
                row => row.Id == old && (row.Status == OutboxStatus.Waiting || row.Status == OutboxStatus.Deferred),
                cancellation
            );
            return !isHeldBack && content.Instead.Length > 0 && reach.IsWindowOpen(message.Contact, time.GetUtcNow())
                ? new OutgoingMessage { Markup = content.Instead }
                : null;
        }
        return await IsOverAsync(message, db, cancellation) ? null : content;
    }

    // A prompt that waited until its step was over would only mislead, and so would its photos.
    private static Task<bool> IsOverAsync(OutboxMessage message, HelpdeskDb db, CancellationToken cancellation) =>
        message switch
        {
            { Purpose: not OutboxPurpose.Announcement } => Task.FromResult(false),
            { PromptVisitId: { } visit } => db.Visits.AnyAsync(v => v.Id == visit && v.LeftAt != null, cancellation),
            { Content.Photos.Count: > 0 } => db
                .Outbox.Where(row =>
                    row.Id < message.Id
                    && row.ContactId == message.ContactId
                    && row.TicketId == message.TicketId
                    && row.PromptVisitId != null
                    && row.Purpose == OutboxPurpose.Announcement
                )
                .OrderByDescending(row => row.Id)
                .Take(1)
                .AnyAsync(row => row.Status == OutboxStatus.Sent && row.PlatformMessageId == null, cancellation),
            _ => Task.FromResult(false),
        };

    private async Task<SendResult> SendPartAsync(
        OutboxMessage message,
        OutgoingMessage content,
        HelpdeskDb db,
        CancellationToken cancellation
    )
    {
        if (content.Photos.Count > 0 || content.Attachment is not null)
        {
            var (part, count) = await media.PartAsync(message, db, cancellation);
            if (part is null)
                return count == 0 ? NothingToShow : new SendResult.NotYet(TimeSpan.FromSeconds(1));
            return await SendAsync(message, part, count, DeliveryForm.Free);
        }
        var words = catalog.For(message.Contact.Person);
        var parts = texts.Of(content, words);
        try
        {
            return parts.ElementAtOrDefault(message.PartsSent) is { } next
                ? await SendAsync(message, next, parts.Count, DeliveryForm.Free)
                : NothingToShow;
        }
        catch (ApiException refused)
            when (parts is [WhatsAppPart.Template] && TwilioErrors.Read(refused.Code) is DeliveryFailure.Rejected)
        {
            // A quick reply that Twilio does not take must not leave the question unasked.
            LogNoQuickReply(refused.Code);
            var numbered = texts.Numbered(content, words);
            return await SendAsync(message, numbered[message.PartsSent], numbered.Count, DeliveryForm.Free);
        }
    }

    // Outside the window: the closing notice has a template of its own; everything else waits behind one that asks to
    // open the window, once a ticket and hour. What is no more than good to know is not worth a knock.
    private async Task<SendResult> KnockAsync(OutboxMessage message, HelpdeskDb db, CancellationToken cancellation)
    {
        if (message is { Purpose: OutboxPurpose.Alarm, TicketId: null, Content.Silent: true })
            return new SendResult.AwaitsWindow(KnockId: null);
        var ticket = message.TicketId is { } id
            ? await db.Tickets.AsNoTracking().SingleAsync(t => t.Id == id, cancellation)
            : null;
        var words = catalog.For(message.Contact.Person);
        if (
            message.Purpose is OutboxPurpose.ClosingNotice
            && templates.Find(WhatsAppTemplate.TicketClosed, words.Language) is { } closed
        )
            return await SendAsync(
                message,
                new WhatsAppPart.Template(closed, [ticket!.Code]),
                count: 1,
                DeliveryForm.Template
            );

        var kind = message.Purpose is OutboxPurpose.ReporterNotice or OutboxPurpose.ClosingNotice
            ? WhatsAppTemplate.TicketNews
            : WhatsAppTemplate.TicketTask;
        var about = ticket is null ? null : templates.Find(kind, words.Language);
        if ((about ?? templates.Find(WhatsAppTemplate.Message, words.Language)) is not { } sid)
            return new SendResult.Unreachable("the session window is closed, and no template is configured");
        if (message.Purpose is not OutboxPurpose.ClosingNotice && await HasKnockedAsync(message, db, cancellation))
            return new SendResult.AwaitsWindow(KnockId: null);
        var state =
            kind is WhatsAppTemplate.TicketNews
                ? words.StateNameOutside(ticket?.State ?? TicketState.Closed)
                : words.StateName(ticket?.State ?? TicketState.Closed);
        var sent = await CreateAsync(
            message,
            new WhatsAppPart.Template(sid, about is null ? [] : [ticket!.Code, state])
        );
        return new SendResult.AwaitsWindow(sent.Sid);
    }

    private Task<bool> HasKnockedAsync(OutboxMessage message, HelpdeskDb db, CancellationToken cancellation)
    {
        var recently = time.GetUtcNow() - BetweenKnocks;
        return db
            .Outbox.Where(row =>
                row.ContactId == message.ContactId
                && row.Status == OutboxStatus.Waiting
                && row.TicketId == message.TicketId
            )
            .AnyAsync(
                row =>
                    db.Deliveries.Any(delivery =>
                        delivery.OutboxId == row.Id && delivery.Form == DeliveryForm.Knock && delivery.At > recently
                    ),
                cancellation
            );
    }

    // Outside the window there is nothing else to try. A template that is set up wrong says nothing about the person.
    private static SendResult WithoutTemplate(SendResult result) =>
        result switch
        {
            SendResult.Refused { Why: DeliveryFailure.Rejected } refused => new SendResult.Rejected(
                $"the template was refused: {refused.ErrorCode}"
            ),
            SendResult.Refused refused => new SendResult.Unreachable(
                $"the template was refused: {refused.Why} {refused.ErrorCode}"
            ),
            _ => result,
        };

    private async Task<SendResult> SendAsync(OutboxMessage message, WhatsAppPart part, int count, DeliveryForm form)
    {
        var sent = await CreateAsync(message, part);
        return new SendResult.Accepted(sent.Sid, count, form);
    }

    private Task<MessageResource> CreateAsync(OutboxMessage message, WhatsAppPart part)
    {
        var options = new CreateMessageOptions(
            new Twilio.Types.PhoneNumber(WhatsAppAddress.Of(message.Contact.Address))
        );
        switch (part)
        {
            case WhatsAppPart.Words words:
                options.Body = words.Body;
                break;
            case WhatsAppPart.Media photo:
                options.MediaUrl = [photo.Url];
                options.Body = photo.Caption;
                break;
            case WhatsAppPart.Template template:
                options.ContentSid = template.Sid;
                if (template.Variables.Count > 0)
                    options.ContentVariables = JsonSerializer.Serialize(
                        template
                            .Variables.Select((value, index) => (Name: $"{index + 1}", value))
                            .ToDictionary(v => v.Name, v => v.value)
                    );
                break;
        }
        return twilio.SendAsync(options);
    }

    private static SendResult Refused(ApiException refused) =>
        (TwilioErrors.Read(refused.Code), refused.Status) switch
        {
            // Ours to correct, like wrong credentials: whoever does wants the messages sent.
            _ when refused.Code is NoSuchSender => new SendResult.Failed(
                $"{refused.Code}: Twilio does not know the sender in Twilio:From"
            ),
            (DeliveryFailure.TooFast, _) or (_, 429) => new SendResult.TooFast(DeliveryReports.Pause),
            ({ } why, _) => new SendResult.Refused(why, refused.Code),
            (null, 400 or 404) => new SendResult.Refused(DeliveryFailure.Rejected, refused.Code),
            _ => new SendResult.Failed($"{refused.Status} {refused.Code}"),
        };

    [LoggerMessage(
        LogLevel.Warning,
        "Twilio refuses a quick reply (error {Code}): check Twilio:Templates:Buttons1 to 3. The options were numbered instead"
    )]
    private partial void LogNoQuickReply(int code);
}
