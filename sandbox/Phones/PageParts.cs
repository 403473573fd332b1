using Helpdesk.Sandbox.BotApi;
using Helpdesk.Sandbox.TwilioApi;

namespace Helpdesk.Sandbox.Phones;

/// <summary>What the page's 📎 and ⋮ offer beside words and photos, on either app.</summary>
internal sealed class PageParts(ChatWorld telegram, TwilioWorld whatsApp, TwilioWebhooks webhooks)
{
    private const double Latitude = -8.2192,
        Longitude = 114.3691;
    private const string Colleague = "Joko Santoso",
        ColleagueNumber = "+6281298765432",
        Pdf = "surat-permohonan.pdf";

    private sealed record Edited(int MessageId, string Text);

    private sealed record Forwarded(int? MessageId, string? Text);

    private sealed record Part(string Kind, string? Caption, int? ReplyTo);

    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(
            "/api/phones/{id:long}/edit",
            (long id, Edited edited, PageParts parts) => Answer(id, member => parts.Edit(member, edited))
        );
        endpoints.MapPost(
            "/api/phones/{id:long}/forward",
            (long id, Forwarded forwarded, PageParts parts) => Answer(id, member => parts.Forward(member, forwarded))
        );
        endpoints.MapPost(
            "/api/phones/{id:long}/part",
            (long id, Part part, PageParts parts) => Answer(id, member => parts.Send(member, part))
        );
    }

    private static IResult Answer(long id, Func<Member, bool> work) =>
        Cast.Phones.FirstOrDefault(member => member.Id == id) is not { } member ? Results.NotFound()
        : work(member) ? Results.Ok()
        : Results.BadRequest();

    // WhatsApp tells a business of no edits, so that its phone offers none.
    private bool Edit(Member member, Edited edited)
    {
        if (
            member.Number is not null
            || string.IsNullOrWhiteSpace(edited.Text)
            || telegram.Find(member.Id, edited.MessageId) is not { } message
            || !Phone.CanEdit(message)
        )
            return false;
        OnTelegram(member).Edit(message.Id, edited.Text);
        return true;
    }

    // Without a message: what a colleague wrote elsewhere.
    private bool Forward(Member member, Forwarded forwarded)
    {
        if (forwarded.MessageId is not { } id)
            return ForwardColleague(member, forwarded.Text);
        if (member.Number is { } number)
        {
            if (whatsApp.Screen(number).FirstOrDefault(message => message.Id == id) is not { } shown)
                return false;
            OnWhatsApp(number).Forward(shown);
            return true;
        }
        if (telegram.Find(member.Id, id) is not { } found)
            return false;
        OnTelegram(member).Forward(found);
        return true;
    }

    private bool ForwardColleague(Member member, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return false;
        if (member.Number is { } number)
            OnWhatsApp(number).Forward(text);
        else
            OnTelegram(member).Forward(text, ForwardOrigin.HiddenUser(Colleague));
        return true;
    }

    private bool Send(Member member, Part part) =>
        member.Number is { } number
            ? Send(OnWhatsApp(number), part, whatsApp.Screen(number).FirstOrDefault(m => m.Id == part.ReplyTo))
            : Send(OnTelegram(member), part);

    private static bool Send(Phone phone, Part part)
    {
        object? sent = part.Kind switch
        {
            "voice" => phone.SendFile(
                SampleFiles.Voice,
                FileKind.Voice,
                mediaType: SampleFiles.VoiceType,
                replyTo: part.ReplyTo
            ),
            "video" => phone.SendFile(
                SampleFiles.Video,
                FileKind.Video,
                "video.mp4",
                SampleFiles.VideoType,
                part.Caption,
                part.ReplyTo
            ),
            "pdf" => phone.SendDocument(SampleFiles.Pdf, Pdf, SampleFiles.PdfType, part.Caption, part.ReplyTo),
            "location" => phone.SendLocation(Latitude, Longitude),
            "contact" => phone.SendContact(Colleague, ColleagueNumber),
            _ => null,
        };
        return sent is not null;
    }

    private static bool Send(WhatsAppPhone phone, Part part, TwilioMessage? answers)
    {
        var caption = part.Caption ?? "";
        object? sent = part.Kind switch
        {
            "voice" => phone.SendFile(SampleFiles.Voice, SampleFiles.VoiceType, answers: answers),
            "video" => phone.SendFile(SampleFiles.Video, SampleFiles.VideoType, caption, answers: answers),
            "pdf" => phone.SendFile(SampleFiles.Pdf, SampleFiles.PdfType, caption, Pdf, answers),
            "location" => phone.SendLocation(Latitude, Longitude),
            "contact" => phone.SendContact(Colleague, ColleagueNumber),
            _ => null,
        };
        return sent is not null;
    }

    private Phone OnTelegram(Member member) => new(telegram, member.Id);

    private WhatsAppPhone OnWhatsApp(string number) => new(whatsApp, webhooks, number);
}
