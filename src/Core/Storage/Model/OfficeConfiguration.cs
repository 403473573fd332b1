using Helpdesk.Core.People;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Core.Storage;

/// <summary>How <see cref="Office"/> is kept.</summary>
internal sealed class OfficeConfiguration : IEntityTypeConfiguration<Office>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<Office> office)
    {
        office.ToTable("Offices");
        office.Property(o => o.Name).HasMaxLength(Ticket.MaxLine);
        office.HasOne(o => o.Parent).WithMany().HasForeignKey(o => o.ParentId).OnDelete(DeleteBehavior.Restrict);
        office.HasIndex(o => o.ShippedAs).IsUnique();
        office.HasIndex(o => new { o.ParentId, o.Name }).IsUnique();
        // Where there is no parent, the key above holds nothing: no null equals another.
        office
            .HasIndex(o => o.Name)
            .IsUnique()
            .HasFilter("\"ParentId\" IS NULL")
            .HasDatabaseName("IX_Offices_TopLevel");
    }
}
