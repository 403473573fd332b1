using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Helpdesk.Sandbox.TwilioApi;

/// <summary>Everything that Twilio would know: people, messages, media.</summary>
internal sealed class TwilioWorld(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly List<TwilioMessage> _messages = [];

    /// <summary>The people by number, and those who never showed one by their ID.</summary>
    public ConcurrentDictionary<string, WhatsAppUser> Users { get; } = [];

    /// <summary>The media by SID.</summary>
    public ConcurrentDictionary<string, TwilioMedia> Media { get; } = [];

    /// <summary>The templates by SID.</summary>
    public ConcurrentDictionary<string, ContentTemplate> Templates { get; } =
        new(ContentTemplate.Room.ToDictionary(template => template.Sid));

    /// <summary>Called after every change, with the person's number.</summary>
    public event Action<string>? Changed;

    /// <summary>A person joins the sandbox.</summary>
    public WhatsAppUser AddUser(string number, string name) => Users.GetOrAdd(number, new WhatsAppUser(number, name));

    /// <summary>A person joins who has never shown a number.</summary>
    /// <param name="id">What WhatsApp calls them, <c>ID.…</c>.</param>
    /// <param name="name">The name in their profile.</param>
    public WhatsAppUser AddHidden(string id, string name) => AddUser(id, name);

    /// <summary>What a person is kept under whom an address means: an ID may stand for a number.</summary>
    public string KeyOf(string address) =>
        Users.ContainsKey(address)
            ? address
            : Users.Values.FirstOrDefault(user => user.ExternalId == address)?.Number ?? address;

    /// <summary>All messages, in order.</summary>
    public IReadOnlyList<TwilioMessage> All()
    {
        lock (_lock)
            return [.. _messages];
    }

    /// <summary>The messages on a person's screen, in order.</summary>
    public IReadOnlyList<TwilioMessage> Screen(string number)
    {
        lock (_lock)
            return [.. _messages.Where(message => message.Number == number && message.IsShown)];
    }

    /// <summary>Adds a message.</summary>
    public TwilioMessage Add(string number, bool fromBot, bool hasMedia, Func<TwilioMessage, TwilioMessage> with)
    {
        TwilioMessage message;
        lock (_lock)
        {
            message = with(
                new TwilioMessage(
                    _messages.Count + 1,
                    NewSid(hasMedia ? "MM" : "SM"),
                    number,
                    fromBot,
                    time.GetUtcNow()
                )
                {
                    Address = Users.TryGetValue(number, out var person) ? person.Address : number,
                }
            );
            _messages.Add(message);
        }
        if (!fromBot)
            Users[number].LastInboundAt = message.At;
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
    public bool IsWindowOpen(string number) =>
        Users.TryGetValue(number, out var user)
        && user.LastInboundAt is { } last
        && time.GetUtcNow() - last < TwilioTable.Window;

    private static string NewSid(string prefix) => $"{prefix}{RandomNumberGenerator.GetHexString(32, lowercase: true)}";
}
