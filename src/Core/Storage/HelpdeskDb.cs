using System.Text.Json;
using Helpdesk.Core.Kpi;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Helpdesk.Core.Storage;

/// <summary>
/// The helpdesk's database. One instance serves one unit of work; writers go through <see cref="WriteGate"/>.
/// </summary>
internal abstract class HelpdeskDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>Tickets.</summary>
    public DbSet<Ticket> Tickets => Set<Ticket>();

    /// <summary>Visits of steps.</summary>
    public DbSet<StepVisit> Visits => Set<StepVisit>();

    /// <summary>The tickets' history.</summary>
    public DbSet<TicketEvent> Events => Set<TicketEvent>();

    /// <summary>How content reporters were.</summary>
    public DbSet<TicketRating> Ratings => Set<TicketRating>();

    /// <summary>Photos.</summary>
    public DbSet<Photo> Photos => Set<Photo>();

    /// <summary>People.</summary>
    public DbSet<Person> People => Set<Person>();

    /// <summary>
    /// Those who hold a role: some dozens among all who ever reported. An index finds them whose condition stands here;
    /// a question for one role alone would read everybody.
    /// </summary>
    public IQueryable<Person> RoleHolders => People.Where(person => person.Roles != Roles.None);

    /// <summary>People's addresses.</summary>
    public DbSet<Contact> Contacts => Set<Contact>();

    /// <summary>Offices and their units.</summary>
    public DbSet<Office> Offices => Set<Office>();

    /// <summary>Invitations to roles.</summary>
    public DbSet<Invitation> Invitations => Set<Invitation>();

    /// <summary>Who stands in for the head, and when.</summary>
    public DbSet<ActingHead> ActingHeads => Set<ActingHead>();

    /// <summary>Reports of figures that are to be told, and those told.</summary>
    public DbSet<KpiRequest> KpiRequests => Set<KpiRequest>();

    /// <summary>What the program remembers about itself.</summary>
    public DbSet<SystemFact> Facts => Set<SystemFact>();

    /// <summary>Files that go out.</summary>
    public DbSet<Attachment> Attachments => Set<Attachment>();

    /// <summary>Conversations in progress.</summary>
    public DbSet<Conversation> Conversations => Set<Conversation>();

    /// <summary>Messages to be sent, and those sent.</summary>
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    /// <summary>What platforms report of messages that they took.</summary>
    public DbSet<Delivery> Deliveries => Set<Delivery>();

    /// <summary>Codes that link a person's addresses.</summary>
    public DbSet<ContactLink> ContactLinks => Set<ContactLink>();

    /// <summary>Admins' ways to the dashboard.</summary>
    public DbSet<DashboardSession> DashboardSessions => Set<DashboardSession>();

    /// <summary>What was taken in.</summary>
    public DbSet<InboxEntry> Inbox => Set<InboxEntry>();

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        configuration.Properties<TimeSpan>().HaveConversion<TimeSpanToTicksConverter>();
        configuration.Properties<Channel>().HaveConversion<ChannelConverter>().HaveMaxLength(40);
        configuration.Properties<OutgoingMessage>().HaveConversion<MessageConverter>();
        foreach (
            var stored in new[]
            {
                typeof(Language),
                typeof(PhotoStatus),
                typeof(OutboxStatus),
                typeof(OutboxPurpose),
                typeof(RegularReport),
                typeof(NoticeOutcome),
                typeof(DeliveryFailure),
                typeof(DeliveryForm),
                typeof(Sop.TicketState),
                typeof(Sop.TicketAction),
            }
        )
            configuration.Properties(stored).HaveConversion<string>().HaveMaxLength(40);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder model) =>
        model.ApplyConfigurationsFromAssembly(typeof(HelpdeskDb).Assembly);

    /// <summary>SQLite can't compare offsets; every instant is stored as UTC.</summary>
    private sealed class UtcConverter()
        : ValueConverter<DateTimeOffset, DateTime>(
            instant => instant.UtcDateTime,
            stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc))
        );

    private sealed class ChannelConverter()
        : ValueConverter<Channel, string>(channel => channel.Name, stored => new Channel(stored));

    private sealed class MessageConverter()
        : ValueConverter<OutgoingMessage, string>(
            message => JsonSerializer.Serialize(message, JsonSerializerOptions.Default),
            stored => JsonSerializer.Deserialize<OutgoingMessage>(stored, JsonSerializerOptions.Default)!
        );
}
