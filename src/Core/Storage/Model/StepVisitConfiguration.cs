using Helpdesk.Core.People;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Core.Storage;

/// <summary>How <see cref="StepVisit"/> is kept.</summary>
internal sealed class StepVisitConfiguration : IEntityTypeConfiguration<StepVisit>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<StepVisit> visit)
    {
        visit.ToTable("StepVisits");
        visit
            .HasOne(v => v.Ticket)
            .WithMany(t => t.Visits)
            .HasForeignKey(v => v.TicketId)
            .OnDelete(DeleteBehavior.Restrict);
        // At most one visit of a ticket is open: the database holds it, whatever the code does.
        visit
            .HasIndex(v => v.TicketId)
            .IsUnique()
            .HasFilter("\"LeftAt\" IS NULL")
            .HasDatabaseName("IX_StepVisits_OneOpen");
        visit.HasIndex(v => new { v.TicketId, v.Id });
        visit
            .HasIndex(v => v.Id)
            .HasFilter("\"AnnouncedAt\" IS NULL AND \"LeftAt\" IS NULL")
            .HasDatabaseName("IX_StepVisits_Unannounced");
        visit
            .HasIndex(v => v.RemindAt)
            .HasFilter("\"RemindedAt\" IS NULL AND \"LeftAt\" IS NULL")
            .HasDatabaseName("IX_StepVisits_ToRemind");
        visit
            .HasIndex(v => v.DueAt)
            .HasFilter("\"OverdueToldAt\" IS NULL AND \"LeftAt\" IS NULL")
            .HasDatabaseName("IX_StepVisits_Due");
        visit
            .HasIndex(v => v.AbandonAt)
            .HasFilter("\"LeftAt\" IS NULL AND \"AbandonAt\" IS NOT NULL")
            .HasDatabaseName("IX_StepVisits_ToAbandon");
        visit
            .HasIndex(v => v.HeldUntil)
            .HasFilter("\"LeftAt\" IS NULL AND \"HeldUntil\" IS NOT NULL")
            .HasDatabaseName("IX_StepVisits_Held");
        visit
            .HasIndex(v => new { v.DueAt, v.Id })
            .HasFilter("\"LeftAt\" IS NULL")
            .HasDatabaseName("IX_StepVisits_Open");
        // Of visits that are over alone: an index over open ones too would be taken for each question about those.
        visit.HasIndex(v => v.LeftAt).HasFilter("\"LeftAt\" IS NOT NULL").HasDatabaseName("IX_StepVisits_Left");
        visit.HasOne<Person>().WithMany().HasForeignKey(v => v.LeftById).OnDelete(DeleteBehavior.Restrict);
    }
}
