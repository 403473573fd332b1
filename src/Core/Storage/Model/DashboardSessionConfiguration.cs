using Helpdesk.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Core.Storage;

/// <summary>How <see cref="DashboardSession"/> is kept.</summary>
internal sealed class DashboardSessionConfiguration : IEntityTypeConfiguration<DashboardSession>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<DashboardSession> session)
    {
        session.HasIndex(d => d.LinkHash).IsUnique();
        session.HasIndex(d => d.TokenHash).IsUnique().HasFilter("\"TokenHash\" IS NOT NULL");
        session.Property(d => d.LinkHash).HasMaxLength(64);
        session.Property(d => d.TokenHash).HasMaxLength(64);
        session.HasOne<Person>().WithMany().HasForeignKey(d => d.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
