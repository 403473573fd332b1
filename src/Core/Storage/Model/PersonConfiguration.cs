using Helpdesk.Core.People;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Core.Storage;

/// <summary>How <see cref="Person"/> is kept.</summary>
internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.Property(p => p.Name).HasMaxLength(Ticket.MaxLine);
        person.HasIndex(p => p.BlockedAt).HasFilter("\"BlockedAt\" IS NOT NULL").HasDatabaseName("IX_People_Blocked");
        person
            .HasIndex(p => p.ErasureAskedAt)
            .HasFilter("\"ErasureAskedAt\" IS NOT NULL")
            .HasDatabaseName("IX_People_ErasureAsked");
        person.HasIndex(p => p.Id).HasFilter("\"Roles\" <> 0").HasDatabaseName("IX_People_WithRoles");
    }
}
