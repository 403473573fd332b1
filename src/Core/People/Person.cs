using Helpdesk.Core.Messages;

namespace Helpdesk.Core.People;

/// <summary>Someone who talks to the helpdesk.</summary>
public sealed class Person
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The name that others see: the platform's profile name, or the one given when filing.</summary>
    public required string Name { get; set; }

    /// <summary>What the person is.</summary>
    public Roles Roles { get; set; }

    /// <summary>For staff: which work.</summary>
    public Teams Teams { get; set; }

    /// <summary>The language the person chose, or null for the setting's.</summary>
    public Language? Language { get; set; }

    /// <summary>When the privacy notice was shown (UTC), or null.</summary>
    public DateTimeOffset? PrivacyNoticeAt { get; set; }

    /// <summary>The applicant's name of the last filing, offered at the next.</summary>
    public string? ApplicantName { get; set; }

    /// <summary>The office (OPD) of the last filing.</summary>
    public string? ApplicantOffice { get; set; }

    /// <summary>The phone number of the last filing, as <c>+62…</c>.</summary>
    public string? ApplicantPhone { get; set; }

    /// <summary>Where the person can be reached.</summary>
    public List<Contact> Contacts { get; } = [];

    /// <summary>Whether the person has one of the roles.</summary>
    public bool Is(Roles any) => (Roles & any) != 0;
}

/// <summary>A person's address on a channel.</summary>
public sealed class Contact
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>Whose.</summary>
    public long PersonId { get; private set; }

    /// <summary>Whose.</summary>
    public Person Person { get; init; } = null!;

    /// <summary>The platform.</summary>
    public Channel Channel { get; init; }

    /// <summary>The platform's address for private messages: on Telegram the user's ID, on WhatsApp the number.</summary>
    public required string Address { get; init; }

    /// <summary>When the person last wrote (UTC), or null.</summary>
    public DateTimeOffset? LastInboundAt { get; set; }

    /// <summary>Since when the platform refuses to deliver (UTC), or null. The next message from the person clears it.</summary>
    public DateTimeOffset? UnreachableSince { get; set; }

    /// <summary>Begin of the current window of ticket lookups (UTC).</summary>
    public DateTimeOffset? LookupsSince { get; set; }

    /// <summary>Lookups in the current window.</summary>
    public int Lookups { get; set; }
}

/// <summary>An invitation to a role: one person, once, until it expires. Only the code's hash is kept.</summary>
public sealed class Invitation
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>SHA-256 of the code, in hex.</summary>
    public required string CodeHash { get; init; }

    /// <summary>The role that is given.</summary>
    public Roles Role { get; init; }

    /// <summary>The teams that are given.</summary>
    public Teams Teams { get; init; }

    /// <summary>Who invited.</summary>
    public long InvitedById { get; init; }

    /// <summary>Until when it can be used (UTC).</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was used (UTC), or null.</summary>
    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>Who used it.</summary>
    public long? UsedById { get; set; }
}
