using Helpdesk.Core.Messages;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.People;

/// <summary>Whether people can be written to, and where: the one rule for it.</summary>
internal sealed class Reachability(ChannelDirectory channels)
{
    /// <summary>What the channels can do.</summary>
    public ChannelDirectory Channels => channels;

    /// <summary>When the session window closes or has closed (UTC); null on a channel without one.</summary>
    public DateTimeOffset? WindowClosesAt(Contact contact) =>
        channels.Of(contact.Channel).SessionWindow is { } window
            ? contact.WindowClosedAt ?? contact.LastInboundAt + window ?? DateTimeOffset.MinValue
            : null;

    /// <summary>Whether we may write freely at an instant (UTC).</summary>
    public bool IsWindowOpen(Contact contact, DateTimeOffset now) =>
        WindowClosesAt(contact) is not { } closes || closes > now;

    /// <summary>
    /// Whether a message gets to a contact at an instant (UTC), be it behind a template that asks for it.
    /// </summary>
    public bool CanReach(Contact contact, DateTimeOffset now) =>
        !contact.IsUnreachable && (channels.Of(contact.Channel).CanAskToOpenWindow || IsWindowOpen(contact, now));

    /// <summary>The address other than one that fails by which its person can be reached now (UTC), or null.</summary>
    public Contact? Instead(Contact failing, DateTimeOffset now) =>
        Latest(failing.Person.Contacts.Where(contact => contact.Id != failing.Id && CanReach(contact, now)));

    /// <summary>The address by which a person can be reached now (UTC), or null.</summary>
    public Contact? Reachable(Person person, DateTimeOffset now) =>
        Latest(person.Contacts.Where(contact => CanReach(contact, now)));

    /// <summary>
    /// Whether nobody can be told, as far as is known. Who has a number that can be phoned does not count: that they
    /// must be is said when the message fails.
    /// </summary>
    public bool ReachesNobody(IEnumerable<Contact> recipients) =>
        recipients.All(contact => contact.IsUnreachable && !channels.Of(contact.Channel).AddressIsPhoneNumber);

    /// <summary>
    /// Where to write to a person: the address last written from, one that works before one that doesn't. Null for
    /// someone without any.
    /// </summary>
    /// <param name="person">The person, with their addresses loaded.</param>
    public static Contact? AddressOf(Person person) =>
        person
            .Contacts.OrderBy(contact => contact.IsUnreachable)
            .ThenByDescending(contact => contact.LastInboundAt)
            .FirstOrDefault();

    /// <summary>Where to write to people; whoever has no address is left out.</summary>
    /// <param name="people">The people, with their addresses loaded.</param>
    public static List<Contact> AddressesOf(IEnumerable<Person> people) =>
        [.. people.Select(AddressOf).OfType<Contact>()];

    /// <inheritdoc cref="AddressesOf(IEnumerable{Person})"/>
    public static async Task<List<Contact>> AddressesOf(IQueryable<Person> people, CancellationToken cancellation) =>
        AddressesOf(await people.Include(person => person.Contacts).ToListAsync(cancellation));

    private static Contact? Latest(IEnumerable<Contact> contacts) => contacts.MaxBy(contact => contact.LastInboundAt);
}
