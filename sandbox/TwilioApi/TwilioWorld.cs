using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Helpdesk.Sandbox.TwilioApi;

/// <summary>A person with WhatsApp.</summary>
/// <param name="Number">Their number, <c>+62…</c>.</param>
/// <param name="ProfileName">The name in their profile.</param>
public sealed record WhatsAppUser(string Number, string ProfileName)
{
    /// <summary>When they last wrote (UTC), or null: the session window counts from then.</summary>
    public DateTimeOffset? LastInboundAt { get; set; }

    /// <summary>Whether they have blocked the sender: messages then fail with 63014.</summary>
    public bool Blocked { get; set; }

    /// <summary>Whether they have joined a sender that is only for trying out: messages fail with 63015 else.</summary>
    public bool Joined { get; set; } = true;
}

/// <summary>A medium at Twilio.</summary>
public sealed record TwilioMedia(string Sid, byte[] Bytes, string ContentType, string? Name);

/// <summary>A message at Twilio, in or out.</summary>
public sealed record TwilioMessage(int Id, string Sid, string Number, bool FromBot, DateTimeOffset At)
{
    /// <summary>The text, in WhatsApp's markup when it is the bot's.</summary>
    public string Body { get; init; } = "";

    /// <summary>The medium, or null.</summary>
    public string? MediaSid { get; set; }

    /// <summary>Where the bot's medium is to be fetched, or null.</summary>
    public Uri? MediaUrl { get; init; }

    /// <summary>The template that it was sent with, or null.</summary>
    public ContentTemplate? Template { get; init; }

    /// <summary>Quick replies: title and payload.</summary>
    public IReadOnlyList<(string Title, string Payload)> Buttons { get; init; } = [];

    /// <summary>The bot's message that a person answers to, or null.</summary>
    public string? Answers { get; init; }

    /// <summary>The payload of the quick reply that was pressed, or null.</summary>
    public string? Payload { get; init; }

    /// <summary>Where reports go, or null.</summary>
    public Uri? StatusCallback { get; init; }

    /// <summary>queued, delivered, failed … for the bot's; received for people's.</summary>
    public string Status { get; set; } = "received";

    /// <summary>Why it failed, or null.</summary>
    public int? ErrorCode { get; set; }

    /// <summary>Whether it is on the person's screen: all of theirs, and of the bot's those that were delivered.</summary>
    public bool IsShown => !FromBot || Status is "delivered" or "read";

    /// <summary>The words that are shown.</summary>
    public string Text => FromBot ? WhatsAppMarkup.Words(Body) : Body;
}

/// <summary>Everything that Twilio would know: people, messages, media.</summary>
public sealed class TwilioWorld(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly List<TwilioMessage> _messages = [];

    /// <summary>The people by number.</summary>
    public ConcurrentDictionary<string, WhatsAppUser> Users { get; } = [];

    /// <summary>The media by SID.</summary>
    public ConcurrentDictionary<string, TwilioMedia> Media { get; } = [];

    /// <summary>The templates by SID.</summary>
    public ConcurrentDictionary<string, ContentTemplate> Templates { get; } = new(ContentTemplate.Room.ToDictionary(template => template.Sid));

    /// <summary>Called after every change, with the person's number.</summary>
    public event Action<string>? Changed;

    /// <summary>A person joins the sandbox.</summary>
    public WhatsAppUser AddUser(string number, string name) => Users.GetOrAdd(number, new WhatsAppUser(number, name));

    /// <summary>All messages, in order.</summary>
    public IReadOnlyList<TwilioMessage> All()
    {
        lock (_lock) return [.. _messages];
    }

    /// <summary>The messages on a person's screen, in order.</summary>
    public IReadOnlyList<TwilioMessage> Screen(string number)
    {
        lock (_lock) return [.. _messages.Where(message => message.Number == number && message.IsShown)];
    }

    /// <summary>Adds a message.</summary>
    public TwilioMessage Add(string number, bool fromBot, bool hasMedia, Func<TwilioMessage, TwilioMessage> with)
    {
        TwilioMessage message;
        lock (_lock)
        {
            message = with(new TwilioMessage(_messages.Count + 1, NewSid(hasMedia ? "MM" : "SM"), number, fromBot, time.GetUtcNow()));
            _messages.Add(message);
        }
        if (!fromBot) Users[number].LastInboundAt = message.At;
        Changed?.Invoke(number);
        return message;
    }

    /// <summary>Keeps a medium.</summary>
    public TwilioMedia AddMedia(byte[] bytes, string contentType, string? name = null)
    {
        var media = new TwilioMedia(NewSid("ME"), bytes, contentType, name);
        Media[media.Sid] = media;
        return media;
    }

    /// <summary>Says that a person's screen has changed.</summary>
    public void Touch(string number) => Changed?.Invoke(number);

    /// <summary>Whether a free message may be sent to a person now.</summary>
    public bool IsWindowOpen(string number) => Users.TryGetValue(number, out var user) && user.LastInboundAt is { } last && time.GetUtcNow() - last < TwilioTable.Window;

    private static string NewSid(string prefix) => $"{prefix}{RandomNumberGenerator.GetHexString(32, lowercase: true)}";
}
