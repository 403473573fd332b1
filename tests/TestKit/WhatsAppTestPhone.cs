using System.Globalization;
using System.Text.RegularExpressions;
using Helpdesk.Sandbox.Phones;
using Helpdesk.Sandbox.TwilioApi;

namespace Helpdesk.TestKit;

/// <summary>A phone with WhatsApp: what can be chosen stands as numbered lines, or as quick replies.</summary>
internal sealed partial class WhatsAppTestPhone(TwilioWorld world, WhatsAppPhone phone) : TestPhone
{
    public WhatsAppUser User => phone.User;

    public WhatsAppPhone Phone => phone;

    public override string Name => User.ProfileName;

    public IReadOnlyList<TwilioMessage> FromBot => [.. phone.Messages.Where(message => message.FromBot)];

    public override IReadOnlyList<Seen> FromTheBot =>
        [
            .. FromBot.Select(message => new Seen(
                message.Id,
                message.Text,
                message.MediaSid is { } media ? world.Media[media].Bytes : null,
                OptionsOf(message)
            )),
        ];

    public override int LastId => phone.Messages.Count == 0 ? 0 : phone.Messages[^1].Id;

    /// <summary>Commands need no slash here.</summary>
    public override void Type(string text) => phone.Type(text.TrimStart('/'));

    public override void SendPhoto(byte[] bytes, string caption = "") => phone.SendFile(bytes, "image/jpeg", caption);

    public override int LastOwnId => phone.Messages.LastOrDefault(message => !message.FromBot)?.Id ?? 0;

    public override void Reply(int messageId, string text) => phone.Type(text, Shown(messageId));

    public override void ReplyWithPhoto(Seen to, byte[] bytes, string caption = "") =>
        phone.SendFile(bytes, "image/jpeg", caption, answers: Shown(to.Id));

    public override void SendGallery(params byte[][] photos) => phone.SendGallery(photos, "image/jpeg");

    public override void SendVoice() => phone.SendFile(SampleFiles.Voice, SampleFiles.VoiceType);

    public override void SendVideo(string caption = "") =>
        phone.SendFile(SampleFiles.Video, SampleFiles.VideoType, caption);

    public override void SendSticker() => phone.SendFile(SampleFiles.Sticker, SampleFiles.StickerType);

    public override void SendDocument(string name, string mediaType, string caption = "", byte[]? bytes = null) =>
        phone.SendFile(bytes ?? [1, 2, 3], mediaType, caption, name);

    public override void SendLocation(double latitude, double longitude) => phone.SendLocation(latitude, longitude);

    public override void SendVenue(string title, string address) =>
        phone.SendLocation(Latitude, Longitude, title, address);

    public override void SendContact(string name, string phoneNumber) => phone.SendContact(name, phoneNumber);

    public override void Forward(string text) => phone.Forward(text);

    public override void React(Seen to, string emoji) => Reply(to, emoji);

    /// <summary>From now on only the ID that WhatsApp made up for this person is seen.</summary>
    public void HideNumber() => User.HidesNumber = true;

    /// <summary>
    /// Presses a quick reply; answers the newest options by their number, and older ones by swiping the message and its
    /// number.
    /// </summary>
    public override void Choose(Seen message, string label)
    {
        var shown = FromBot.First(m => m.Id == message.Id);
        if (shown.Buttons.Any(button => button.Title == label))
        {
            phone.Press(shown, label);
            return;
        }
        var number = (message.Options.ToList().IndexOf(label) + 1).ToString(CultureInfo.InvariantCulture);
        var isNewest = FromBot.Last(m => OptionsOf(m).Count > 0).Id == message.Id;
        phone.Type(number, isNewest ? null : shown);
    }

    private TwilioMessage Shown(int messageId) => phone.Messages.First(message => message.Id == messageId);

    public override string Screen() =>
        string.Join(
            "\n",
            phone
                .Messages.TakeLast(8)
                .Select(message =>
                    $"{(message.FromBot ? "bot" : "me ")} #{message.Id}: {Start(message.Text)} {(message.MediaSid is null ? "" : "[photo]")} {string.Join(" ", message.Buttons.Select(button => $"[{button.Title}]"))}"
                )
        );

    protected override IDisposable OnChange(Action changed)
    {
        void Wake(string number) => changed();
        world.Changed += Wake;
        return new Watching(() => world.Changed -= Wake);
    }

    private static IReadOnlyList<string> OptionsOf(TwilioMessage message) =>
        message.Buttons.Count > 0
            ? [.. message.Buttons.Select(button => button.Title)]
            : [.. Option().Matches(message.Text).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"^\d{1,2}\. (.+)$", RegexOptions.Multiline)]
    private static partial Regex Option();
}
