namespace Helpdesk.Sandbox.TwilioApi;

/// <summary>A person with WhatsApp.</summary>
/// <param name="Number">
/// Their number, <c>+62…</c>; of someone who never showed one, their <see cref="ExternalId"/>.
/// </param>
/// <param name="ProfileName">The name in their profile.</param>
internal sealed record WhatsAppUser(string Number, string ProfileName)
{
    private const string Country = "ID.";

    /// <summary>What WhatsApp calls them towards this business, whether their number is seen or not.</summary>
    public string ExternalId { get; } =
        Number.StartsWith('+') ? $"{Country}1349{Number[1..].PadLeft(16, '0')}" : Number;

    /// <summary>Whether their number is hidden now: they are known by their ID alone then.</summary>
    public bool HidesNumber { get; set; } = !Number.StartsWith('+');

    /// <summary>What stands behind <c>whatsapp:</c> in what they send.</summary>
    public string Address => HidesNumber ? ExternalId : Number;

    /// <summary>When they last wrote (UTC), or null: the session window counts from then.</summary>
    public DateTimeOffset? LastInboundAt { get; set; }

    /// <summary>Whether they have blocked the sender: messages then fail with 63014.</summary>
    public bool Blocked { get; set; }

    /// <summary>Whether they have joined a sender that is only for trying out: messages fail with 63015 else.</summary>
    public bool Joined { get; set; } = true;
}
