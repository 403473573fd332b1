namespace Helpdesk.Sandbox.TwilioApi;

/// <summary>A person with WhatsApp.</summary>
/// <param name="Number">Their number, <c>+62…</c>.</param>
/// <param name="ProfileName">The name in their profile.</param>
internal sealed record WhatsAppUser(string Number, string ProfileName)
{
    /// <summary>When they last wrote (UTC), or null: the session window counts from then.</summary>
    public DateTimeOffset? LastInboundAt { get; set; }

    /// <summary>Whether they have blocked the sender: messages then fail with 63014.</summary>
    public bool Blocked { get; set; }

    /// <summary>Whether they have joined a sender that is only for trying out: messages fail with 63015 else.</summary>
    public bool Joined { get; set; } = true;
}
