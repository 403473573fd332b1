using Helpdesk.Core.Messages;

namespace Helpdesk.Core.People;

/// <summary>Someone who talks to the helpdesk.</summary>
internal sealed class Person
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

    /// <summary>When the person asked to have their data removed (UTC), or null.</summary>
    public DateTimeOffset? ErasureAskedAt { get; set; }

    /// <summary>When an admin granted it (UTC), or null.</summary>
    public DateTimeOffset? ErasureGrantedAt { get; set; }

    /// <summary>When the person was forgotten (UTC), or null.</summary>
    public DateTimeOffset? ErasedAt { get; set; }

    /// <summary>Since when nothing is taken in from the person (UTC), or null. Only an admin lifts it.</summary>
    public DateTimeOffset? BlockedAt { get; set; }

    /// <summary>When the person was told that they are blocked (UTC): once.</summary>
    public DateTimeOffset? BlockToldAt { get; set; }

    /// <summary>Begin of the minute in which messages are counted (UTC).</summary>
    public DateTimeOffset? MessagesSince { get; set; }

    /// <summary>Messages and taps in that minute, from all their accounts.</summary>
    public int Messages { get; set; }

    /// <summary>Where the person can be reached.</summary>
    public List<Contact> Contacts { get; } = [];

    /// <summary>Whether the person has one of the roles.</summary>
    public bool Is(Roles any) => (Roles & any) != 0;
}
