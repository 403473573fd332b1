using Helpdesk.Sandbox.Phones;

namespace Helpdesk.TestKit;

/// <summary>A phone in a test's hand: does something, then waits for what must come of it.</summary>
internal abstract class TestPhone
{
    /// <summary>How long it waits for what must come.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The name in the person's profile.</summary>
    public abstract string Name { get; }

    /// <summary>The bot's messages on the screen.</summary>
    public abstract IReadOnlyList<Seen> FromTheBot { get; }

    /// <summary>The newest message on the screen, whoever's.</summary>
    public abstract int LastId { get; }

    public abstract void Type(string text);

    public abstract void SendPhoto(byte[] bytes, string caption = "");

    /// <summary>The newest own message.</summary>
    public abstract int LastOwnId { get; }

    /// <summary>Replies to a message, the bot's or an own one: by a swipe on WhatsApp.</summary>
    public abstract void Reply(int messageId, string text);

    public void Reply(Seen to, string text) => Reply(to.Id, text);

    public abstract void ReplyWithPhoto(Seen to, byte[] bytes, string caption = "");

    /// <summary>Sends photos at once: an album on Telegram, as many messages on WhatsApp.</summary>
    public abstract void SendGallery(params byte[][] photos);

    public abstract void SendVoice();

    public abstract void SendVideo(string caption = "");

    public abstract void SendSticker();

    /// <summary>Sends a file; without bytes, some that mean nothing.</summary>
    public abstract void SendDocument(string name, string mediaType, string caption = "", byte[]? bytes = null);

    public void SendPdf(string caption = "") =>
        SendDocument("surat.pdf", SampleFiles.PdfType, caption, SampleFiles.Pdf);

    public void SendHeic(string caption = "") => SendDocument("IMG_0042.HEIC", "image/heic", caption, SampleFiles.Heic);

    public abstract void SendLocation(double latitude, double longitude);

    /// <summary>Sends a place with a name.</summary>
    public abstract void SendVenue(string title, string address);

    /// <summary>Sends a contact card.</summary>
    public abstract void SendContact(string name, string phone);

    /// <summary>Forwards a text that somebody else wrote elsewhere.</summary>
    public abstract void Forward(string text);

    /// <summary>
    /// Reacts with an emoji; where the platform has no reactions for a business, that is a swipe with a lone emoji.
    /// </summary>
    public abstract void React(Seen to, string emoji);

    /// <summary>Chooses an option of a message.</summary>
    public abstract void Choose(Seen message, string label);

    /// <summary>What is on the screen, for who reads why a test failed.</summary>
    public abstract string Screen();

    /// <summary>Types, and waits for an answer that contains words.</summary>
    public Task<Seen> Ask(string text, string expect)
    {
        var after = LastId;
        Type(text);
        return See(expect, after);
    }

    /// <summary>Sends a photo, and waits for an answer that contains words.</summary>
    public Task<Seen> Show(byte[] photo, string expect)
    {
        var after = LastId;
        SendPhoto(photo);
        return See(expect, after);
    }

    /// <summary>Chooses an option on the newest message that has it, and waits for a new message with words.</summary>
    public async Task<Seen> Pick(string label, string expect, string inMessageWith = "")
    {
        var message = await Offered(label, inMessageWith);
        var after = LastId;
        Choose(message, label);
        return await See(expect, after);
    }

    /// <summary>The newest message that offers an option.</summary>
    public async Task<Seen> Offered(string label, string inMessageWith = "")
    {
        Seen? found = null;
        await Until(
            () =>
                (
                    found = FromTheBot.LastOrDefault(message =>
                        message.Text.Contains(inMessageWith, StringComparison.OrdinalIgnoreCase)
                        && message.Options.Contains(label)
                    )
                )
                    is not null,
            $"an option “{label}”"
        );
        return found!;
    }

    /// <summary>Waits for a message of the bot that contains words.</summary>
    public async Task<Seen> See(string words, int after = 0)
    {
        Seen? found = null;
        await Until(
            () =>
                (
                    found = FromTheBot.LastOrDefault(message =>
                        message.Id > after && message.Text.Contains(words, StringComparison.OrdinalIgnoreCase)
                    )
                )
                    is not null,
            $"“{words}”"
        );
        return found!;
    }

    /// <summary>Waits until something holds; looks again after each change in this phone's world.</summary>
    public async Task Until(Func<bool> holds, string what)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (!holds())
        {
            var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using var watching = OnChange(() => changed.TrySetResult());
            if (holds())
                return;
            if (Patience - TimeProvider.System.GetElapsedTime(deadline) <= TimeSpan.Zero)
                throw new TimeoutException($"{Name} waited for {what}. On the screen:\n{Screen()}");
            // Some facts, such as a stored photo, change nothing in the chats.
            await Task.WhenAny(changed.Task, Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System));
        }
    }

    /// <summary>Calls back after every change, until it is disposed.</summary>
    protected abstract IDisposable OnChange(Action changed);

    /// <summary>Somewhere in Banyuwangi.</summary>
    protected const double Latitude = -8.2192,
        Longitude = 114.3691;

    protected static string Start(string? text) => text is { Length: > 200 } ? $"{text[..200]}…" : text ?? "";

    protected sealed class Watching(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
