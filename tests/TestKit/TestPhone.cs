using Helpdesk.Sandbox.BotApi;

namespace Helpdesk.TestKit;

/// <summary>A phone in a test's hand: does something, then waits for what must come of it.</summary>
public sealed class TestPhone(ChatWorld world, Phone phone)
{
    /// <summary>How long it waits for what must come.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(30);

    public ChatUser User => phone.User;

    public Phone Phone => phone;

    public IReadOnlyList<ChatMessage> FromBot => [.. phone.Messages.Where(message => message.FromBot)];

    /// <summary>Types, and waits for an answer that contains words.</summary>
    public Task<ChatMessage> Say(string text, string expect)
    {
        var after = LastId;
        phone.Type(text);
        return Expect(expect, after);
    }

    /// <summary>Presses a button with a label on the newest message that has one, and waits for a new message with words.</summary>
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
        (ChatMessage, ChatButton)? found = null;
        await Until(() =>
        {
            foreach (var message in FromBot.Reverse().Where(message => message.Text?.Contains(inMessageWith, StringComparison.OrdinalIgnoreCase) == true))
                if (message.AllButtons.FirstOrDefault(button => button.Text == label) is { } button) found ??= (message, button);
            return found is not null;
        }, $"a button “{label}”");
        return found!.Value;
    }

    /// <summary>Waits for a message of the bot that contains words.</summary>
    public async Task<ChatMessage> Expect(string words, int after = 0)
    {
        ChatMessage? found = null;
        await Until(() => (found = FromBot.LastOrDefault(message => message.Id > after && message.Text?.Contains(words, StringComparison.OrdinalIgnoreCase) == true)) is not null, $"“{words}”");
        return found!;
    }

    /// <summary>Waits for the answer to a tap.</summary>
    public async Task<CallbackAnswer> ExpectAnswer(string queryId)
    {
        CallbackAnswer? found = null;
        await Until(() => (found = world.Answers.FirstOrDefault(answer => answer.QueryId == queryId)) is not null, "an answer to a tap");
        return found!;
    }

    public int LastId => phone.Messages.Count == 0 ? 0 : phone.Messages[^1].Id;

    /// <summary>Waits until something holds; looks again after each change in this world.</summary>
    public async Task Until(Func<bool> holds, string what)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (!holds())
        {
            var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            void Wake(long chat) => changed.TrySetResult();
            world.Changed += Wake;
            try
            {
                if (holds()) return;
                var left = Patience - TimeProvider.System.GetElapsedTime(deadline);
                if (left <= TimeSpan.Zero) throw new TimeoutException($"{User.FirstName} waited for {what}. On the screen:\n{Screen()}");
                // Some facts, such as a stored photo, change nothing in the chats.
                await Task.WhenAny(changed.Task, Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System));
            }
            finally
            {
                world.Changed -= Wake;
            }
        }
    }

    public string Screen() => string.Join("\n", phone.Messages.TakeLast(8).Select(message =>
        $"{(message.FromBot ? "bot" : "me ")} #{message.Id}: {Start(message.Text)} {(message.FileId is null ? "" : "[photo]")} {string.Join(" ", message.AllButtons.Select(button => $"[{button.Text}]"))}"));

    private static string? Start(string? text) => text is { Length: > 200 } ? $"{text[..200]}…" : text;
}
