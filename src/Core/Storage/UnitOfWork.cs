using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Core.Storage;

/// <summary>
/// One transaction at one instant: what a use case reads and writes, and by which rules. A use case is a function of a
/// command and a unit of work; whoever began the unit of work commits it.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="rules">Standard times, languages, and who can be reached.</param>
/// <param name="now">The instant (UTC) at which everything in it happens.</param>
internal sealed class UnitOfWork(HelpdeskDb db, HelpdeskRules rules, DateTimeOffset now)
{
    /// <summary>The database.</summary>
    public HelpdeskDb Db => db;

    /// <summary>The instant (UTC).</summary>
    public DateTimeOffset Now => now;

    /// <summary>Writes messages that go out once the work is committed.</summary>
    public OutboxWriter Outbox { get; } = new(db, now);

    /// <summary>Standard times, counted by the office calendar.</summary>
    public StepClocks Clocks => rules.Clocks;

    /// <summary>How long personal data is kept.</summary>
    public RetentionRule Retention => rules.Retention;

    /// <summary>The procedure.</summary>
    public HelpdeskSop Sop => rules.Clocks.Sop;

    /// <summary>Everyone's language.</summary>
    public TextCatalog Catalog { get; } = rules.Catalog.At(now);

    /// <summary>
    /// The texts for a message that nobody waits for. Where it may be held back, until the office opens or the person
    /// writes, days are called by their dates: "today" would be another day by then.
    /// </summary>
    /// <param name="person">Who reads it.</param>
    /// <param name="addresses">Where it goes.</param>
    public Texts TextsFor(Person person, params IEnumerable<Contact> addresses) =>
        addresses.All(contact => Reach.Channels.Of(contact.Channel) is { CanBeSilent: true, SessionWindow: null })
            ? Catalog.For(person)
            : rules.Catalog.For(person);

    /// <summary>Who can be written to, and where.</summary>
    public Reachability Reach => rules.Reach;
}
