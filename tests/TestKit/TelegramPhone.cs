using System.Text.Json.Nodes;
using Helpdesk.Sandbox.BotApi;
using Helpdesk.Sandbox.Phones;

namespace Helpdesk.TestKit;

/// <summary>A phone with Telegram.</summary>
internal sealed class TelegramPhone(ChatWorld world, Phone phone) : TestPhone
{
    public ChatUser User => phone.User;

    public Phone Phone => phone;

    public override string Name => $"{User.FirstName} {User.LastName}".Trim();

    public IReadOnlyList<ChatMessage> FromBot => [.. phone.Messages.Where(message => message.FromBot)];

    public override IReadOnlyList<Seen> FromTheBot =>
        [
            .. FromBot.Select(message => new Seen(
                message.Id,
                message.Text ?? "",
                message.FileId is { } file && world.Files[file].IsPhoto ? world.Files[file].Bytes : null,
                [.. message.AllButtons.Select(button => button.Text)]
            )),
        ];

    public override int LastId => phone.Messages.Count == 0 ? 0 : phone.Messages[^1].Id;

    public override void Type(string text) => phone.Type(text);

    public override void SendPhoto(byte[] bytes, string caption = "") => phone.SendPhoto(bytes, OrNull(caption));

    public override int LastOwnId => phone.Messages.LastOrDefault(message => !message.FromBot)?.Id ?? 0;

    public override void Reply(int messageId, string text) => phone.Type(text, messageId);

    public override void ReplyWithPhoto(Seen to, byte[] bytes, string caption = "") =>
        phone.SendPhoto(bytes, OrNull(caption), replyTo: to.Id);

    public override void SendGallery(params byte[][] photos) => phone.SendGallery(photos);

    public void SendGallery(string caption, params byte[][] photos) => phone.SendGallery(photos, caption);

    public override void SendVoice() =>
        phone.SendFile(SampleFiles.Voice, FileKind.Voice, mediaType: SampleFiles.VoiceType);

    public void SendAudio() => phone.SendFile([1, 2, 3], FileKind.Audio, "rekaman.mp3", "audio/mpeg");

    public override void SendVideo(string caption = "") =>
        phone.SendFile(SampleFiles.Video, FileKind.Video, "video.mp4", SampleFiles.VideoType, OrNull(caption));

    public void SendAnimation(string caption = "") =>
        phone.SendFile(SampleFiles.Gif, FileKind.Animation, "animasi.mp4", SampleFiles.VideoType, OrNull(caption));

    public void SendVideoNote() => phone.SendFile(SampleFiles.Video, FileKind.VideoNote);

    public override void SendSticker() => phone.SendFile(SampleFiles.Sticker, FileKind.Sticker);

    public override void SendDocument(string name, string mediaType, string caption = "", byte[]? bytes = null) =>
        phone.SendDocument(bytes ?? [1, 2, 3], name, mediaType, OrNull(caption));

    public override void SendLocation(double latitude, double longitude) => phone.SendLocation(latitude, longitude);

    public override void SendVenue(string title, string address) =>
        phone.SendVenue(Latitude, Longitude, title, address);

    public override void SendContact(string name, string phoneNumber) => phone.SendContact(name, phoneNumber);

    public void SendPoll(string question, params string[] options) => phone.SendPoll(question, options);

    public override void Forward(string text) => Forward(text, ForwardOrigin.User("Joko"));

    /// <summary>Forwards a text from another kind of sender: <see cref="ForwardOrigin"/>.</summary>
    public void Forward(string text, JsonObject origin) => phone.Forward(text, origin);

    /// <summary>Sends a message with any fields, as JSON.</summary>
    public void SendRaw(string fields) => phone.SendRaw(JsonNode.Parse(fields)!.AsObject());

    /// <summary>Changes an own text, or the caption of an own photo or file.</summary>
    public void Edit(int messageId, string text) => phone.Edit(messageId, text);

    public override void React(Seen to, string emoji) => phone.React(world.Find(User.Id, to.Id)!, emoji);

    public void Pin(Seen message) => phone.Pin(world.Find(User.Id, message.Id)!);

    public void SetAutoDelete(int seconds) => phone.SetAutoDelete(seconds);

    /// <summary>Writes in a group that has the bot.</summary>
    public void TypeIn(ChatGroup group, string text) => phone.TypeIn(group.Id, text);

    /// <summary>Gives the bot a command in a group, as the app writes it there: <c>/lapor@…</c>.</summary>
    public void Command(ChatGroup group, string command) => TypeIn(group, $"/{command}@{ChatWorld.BotName}");

    public override void Choose(Seen message, string label)
    {
        var shown = world.Find(User.Id, message.Id)!;
        phone.Press(shown, shown.AllButtons.First(button => button.Text == label));
    }

    /// <summary>Types, and waits for an answer that contains words.</summary>
    public Task<ChatMessage> Say(string text, string expect)
    {
        var after = LastId;
        phone.Type(text);
        return Expect(expect, after);
    }

    /// <summary>
    /// Presses a button with a label on the newest message that has one, and waits for a new message with words.
    /// </summary>
    public async Task<ChatMessage> Press(string label, string expect)
    {
        var after = LastId;
        var (message, button) = await Button(label);
        phone.Press(message, button);
        return await Expect(expect, after);
    }

    /// <summary>Presses a button, and waits for nothing.</summary>
    public async Task Tap(string label)
    {
        var (message, button) = await Button(label);
        phone.Press(message, button);
    }

    public async Task<(ChatMessage Message, ChatButton Button)> Button(string label, string inMessageWith = "")
    {
        var seen = await Offered(label, inMessageWith);
        var message = world.Find(User.Id, seen.Id)!;
        return (message, message.AllButtons.First(button => button.Text == label));
    }

    /// <summary>Waits for a message of the bot that contains words.</summary>
    public async Task<ChatMessage> Expect(string words, int after = 0) =>
        world.Find(User.Id, (await See(words, after)).Id)!;

    /// <summary>Waits for the answer to a tap.</summary>
    public async Task<CallbackAnswer> ExpectAnswer(string queryId)
    {
        CallbackAnswer? found = null;
        await Until(
            () => (found = world.Answers.FirstOrDefault(answer => answer.QueryId == queryId)) is not null,
            "an answer to a tap"
        );
        return found!;
    }

    public override string Screen() =>
        string.Join(
            "\n",
            phone
                .Messages.TakeLast(8)
                .Select(message =>
                    $"{(message.FromBot ? "bot" : "me ")} #{message.Id}: {Start(message.Text)} {(message.FileId is null ? "" : "[photo]")} {string.Join(" ", message.AllButtons.Select(button => $"[{button.Text}]"))}"
                )
        );

    private static string? OrNull(string caption) => caption.Length == 0 ? null : caption;

    protected override IDisposable OnChange(Action changed)
    {
        void Wake(long chat) => changed();
        world.Changed += Wake;
        return new Watching(() => world.Changed -= Wake);
    }
}
