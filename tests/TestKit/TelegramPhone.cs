using Helpdesk.Sandbox.BotApi;

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

    public override void SendPhoto(byte[] bytes, string caption = "") =>
        phone.SendPhoto(bytes, caption.Length == 0 ? null : caption);

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

    protected override IDisposable OnChange(Action changed)
    {
        void Wake(long chat) => changed();
        world.Changed += Wake;
        return new Watching(() => world.Changed -= Wake);
    }
}
