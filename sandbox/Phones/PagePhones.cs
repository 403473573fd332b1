using Helpdesk.Sandbox.BotApi;
using Helpdesk.Sandbox.TwilioApi;

namespace Helpdesk.Sandbox.Phones;

/// <summary>The phones of the page, whatever app is on them.</summary>
internal sealed class PagePhones(ChatWorld telegram, TwilioWorld whatsApp, TwilioWebhooks webhooks)
{
    private const int ShownMessages = 200,
        ShownAnswers = 5;

    /// <summary>Types a text.</summary>
    public void Type(Member member, string text)
    {
        if (member.Number is { } number)
            OnWhatsApp(number).Type(text);
        else
            OnTelegram(member).Type(text);
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
    /// Sends files as a phone does: on Telegram photos together are an album, and what is no photo goes as a file.
    /// </summary>
    public void Send(Member member, IReadOnlyList<PhoneFile> files)
    {
        var album = files.Count > 1 ? Guid.NewGuid().ToString("N") : null;
        foreach (var file in files)
        {
            var isPhoto = BotApi.PhotoRules.LooksLikeOne(file.Bytes);
            if (member.Number is { } number)
                OnWhatsApp(number)
                    .SendFile(
                        file.Bytes,
                        isPhoto
                            ? file.Bytes[0] == 0xFF
                                ? "image/jpeg"
                                : "image/png"
                            : file.MediaType,
                        name: file.Name
                    );
            else if (isPhoto)
                OnTelegram(member).SendPhoto(file.Bytes, albumId: album);
            else
                OnTelegram(member).SendDocument(file.Bytes, file.Name ?? "", file.MediaType);
        }
    }

    /// <summary>A file by its ID, or null.</summary>
    public PhoneFile? File(string id) =>
        telegram.Files.TryGetValue(id, out var file)
            ? new PhoneFile(
                file.Bytes,
                file.IsPhoto ? null : file.Name,
                file.IsPhoto ? "image/jpeg" : "application/octet-stream"
            )
        : whatsApp.Media.TryGetValue(id, out var media)
            ? new PhoneFile(media.Bytes, IsPhoto(media) ? null : media.Name, media.ContentType)
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
                .Select(message => new
                {
                    message.Id,
                    message.FromBot,
                    message.At,
                    html = message.FromBot ? message.Html : null,
                    message.Text,
                    photo = message.FileId is { } file && telegram.Files[file].IsPhoto ? file : null,
                    file = message.FileId is { } other && !telegram.Files[other].IsPhoto
                        ? new { id = other, telegram.Files[other].Name }
                        : null,
                    message.Edited,
                    buttons = message.Buttons.Select(row => row.Select(button => new { button.Text, button.Data })),
                }),
        };

    private object ShowWhatsApp(Member member, string number) =>
        new
        {
            member.Id,
            name = member.Name,
            app = "WhatsApp",
            member.Role,
            member.Hint,
            window = whatsApp.IsWindowOpen(number),
            answers = Array.Empty<object>(),
            messages = whatsApp
                .Screen(number)
                .TakeLast(ShownMessages)
                .Select(message => new
                {
                    message.Id,
                    message.FromBot,
                    message.At,
                    html = message.FromBot ? WhatsAppMarkup.Html(message.Body) : null,
                    message.Text,
                    photo = message.MediaSid is { } media && IsPhoto(whatsApp.Media[media]) ? media : null,
                    file = message.MediaSid is { } other && !IsPhoto(whatsApp.Media[other])
                        ? new { id = other, whatsApp.Media[other].Name }
                        : null,
                    Edited = false,
                    buttons = message.Buttons.Select(button =>
                        new[] { new { Text = button.Title, Data = button.Title } }
                    ),
                }),
        };

    private Phone OnTelegram(Member member) => new(telegram, member.Id);

    private WhatsAppPhone OnWhatsApp(string number) => new(whatsApp, webhooks, number);

    private static bool IsPhoto(TwilioMedia media) => media.ContentType.StartsWith("image/", StringComparison.Ordinal);

    // The one-time code is of no use to look at.
    private static bool IsJoining(ChatMessage message) =>
        !message.FromBot && message.Text?.StartsWith("/start ", StringComparison.Ordinal) == true;
}
