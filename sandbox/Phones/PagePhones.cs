using Helpdesk.Sandbox.BotApi;
using Helpdesk.Sandbox.TwilioApi;

namespace Helpdesk.Sandbox.Phones;

/// <summary>The phones of the page, whatever app is on them.</summary>
internal sealed class PagePhones(ChatWorld telegram, TwilioWorld whatsApp, TwilioWebhooks webhooks)
{
    private const int ShownMessages = 200,
        ShownAnswers = 5;

    /// <summary>Types a text, as a reply when a message is given.</summary>
    public void Type(Member member, string text, int? replyTo = null)
    {
        if (member.Number is { } number)
            OnWhatsApp(number).Type(text, Shown(number, replyTo));
        else
            OnTelegram(member).Type(text, replyTo);
    }

    /// <summary>Presses a button or a quick reply; false when there is no such message.</summary>
    public bool Press(Member member, int messageId, string data)
    {
        if (member.Number is { } number)
        {
            if (
                whatsApp.Screen(number).FirstOrDefault(message => message.Id == messageId) is not { } shown
                || shown.Buttons.All(button => button.Title != data)
            )
                return false;
            OnWhatsApp(number).Press(shown, data);
            return true;
        }
        if (telegram.Find(member.Id, messageId) is not { } message)
            return false;
        OnTelegram(member).Press(message, data);
        return true;
    }

    /// <summary>
    /// Sends files as a phone does: on Telegram photos together are an album, on WhatsApp each is a message and all
    /// come at once; what is no photo goes as a file. The first one carries the caption.
    /// </summary>
    public void Send(Member member, IReadOnlyList<PhoneFile> files, string caption = "", int? replyTo = null)
    {
        if (member.Number is { } number)
            SendOnWhatsApp(number, files, caption, Shown(number, replyTo));
        else
            SendOnTelegram(OnTelegram(member), files, caption.Length == 0 ? null : caption, replyTo);
    }

    private static void SendOnTelegram(Phone phone, IReadOnlyList<PhoneFile> files, string? caption, int? replyTo)
    {
        var album = files.Count > 1 ? Guid.NewGuid().ToString("N") : null;
        foreach (var file in files)
        {
            if (BotApi.PhotoRules.LooksLikeOne(file.Bytes))
                phone.SendPhoto(file.Bytes, caption, album, replyTo);
            else
                phone.SendDocument(file.Bytes, file.Name ?? "", file.MediaType, caption, replyTo);
            caption = null;
        }
    }

    private void SendOnWhatsApp(
        string number,
        IReadOnlyList<PhoneFile> files,
        string caption,
        TwilioMessage? answers
    ) =>
        OnWhatsApp(number)
            .SendFiles(
                files.Select(file =>
                    BotApi.PhotoRules.LooksLikeOne(file.Bytes)
                        ? file with
                        {
                            MediaType = file.Bytes[0] == 0xFF ? "image/jpeg" : "image/png",
                        }
                        : file
                ),
                caption,
                answers
            );

    /// <summary>A file by its ID, or null.</summary>
    public PhoneFile? File(string id) =>
        telegram.Files.TryGetValue(id, out var file)
            ? new PhoneFile(
                file.Bytes,
                file.IsPhoto ? null : file.Name,
                file.IsPhoto ? "image/jpeg" : "application/octet-stream"
            )
        : whatsApp.Media.TryGetValue(id, out var media)
            ? new PhoneFile(media.Bytes, WhatsAppScreen.IsPhoto(media) ? null : media.Name, media.ContentType)
        : null;

    /// <summary>What is on a phone's screen.</summary>
    public object Show(Member member) =>
        member.Number is { } number ? ShowWhatsApp(member, number) : ShowTelegram(member);

    private object ShowTelegram(Member member) =>
        new
        {
            member.Id,
            name = member.Name,
            app = "Telegram",
            member.Role,
            member.Hint,
            commands = telegram.Menus.GetValueOrDefault($"{member.Id}") ?? telegram.Menus.GetValueOrDefault("default"),
            answers = telegram
                .Answers.Where(answer => answer.UserId == member.Id && answer.Text is not null)
                .TakeLast(ShownAnswers)
                .Select(answer => new
                {
                    answer.QueryId,
                    answer.Text,
                    answer.Alert,
                }),
            messages = telegram
                .Messages(member.Id)
                .Where(message => !IsJoining(message))
                .TakeLast(ShownMessages)
                .Select(message => TelegramScreen.Of(message, telegram)),
        };

    private object ShowWhatsApp(Member member, string number)
    {
        var screen = whatsApp.Screen(number);
        return new
        {
            member.Id,
            name = member.Name,
            app = "WhatsApp",
            member.Role,
            member.Hint,
            window = whatsApp.IsWindowOpen(number),
            answers = Array.Empty<object>(),
            messages = screen.TakeLast(ShownMessages).Select(message => WhatsAppScreen.Of(message, screen, whatsApp)),
        };
    }

    private TwilioMessage? Shown(string number, int? id) =>
        id is null ? null : whatsApp.Screen(number).FirstOrDefault(message => message.Id == id);

    private Phone OnTelegram(Member member) => new(telegram, member.Id);

    private WhatsAppPhone OnWhatsApp(string number) => new(whatsApp, webhooks, number);

    // The one-time code is of no use to look at.
    private static bool IsJoining(ChatMessage message) =>
        !message.FromBot && message.Text?.StartsWith("/start ", StringComparison.Ordinal) == true;
}
