using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Core.Storage;

/// <summary>How <see cref="TicketEvent"/> is kept.</summary>
internal sealed class TicketEventConfiguration : IEntityTypeConfiguration<TicketEvent>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<TicketEvent> happened)
    {
        happened.ToTable("TicketEvents");
        happened.HasOne(e => e.Ticket).WithMany().HasForeignKey(e => e.TicketId).OnDelete(DeleteBehavior.Restrict);
        happened.HasOne(e => e.Visit).WithMany().HasForeignKey(e => e.VisitId).OnDelete(DeleteBehavior.Restrict);
        happened.HasOne(e => e.Actor).WithMany().HasForeignKey(e => e.ActorId).OnDelete(DeleteBehavior.Restrict);
        happened
            .HasOne(e => e.OnBehalfOf)
            .WithMany()
            .HasForeignKey(e => e.OnBehalfOfId)
            .OnDelete(DeleteBehavior.Restrict);
        happened.HasIndex(e => new { e.TicketId, e.Id });
        happened.HasIndex(e => e.VisitId);
        // No foreign key: SQLite would write the table anew for it, and the triggers that keep it append-only would be
        // gone.
        happened.HasIndex(e => e.TakesBackId).IsUnique();
        happened
            .HasIndex(e => e.At)
            .HasFilter("\"From\" = 'Closed' AND \"To\" = 'InRepair'")
            .HasDatabaseName("IX_TicketEvents_Reopened");
        // A closing is noted as told, or as not to be told, once each.
        happened
            .HasIndex(e => new { e.VisitId, e.Notice })
            .IsUnique()
            .HasFilter("\"Notice\" IS NOT NULL")
            .HasDatabaseName("IX_TicketEvents_Notice");
    }
}
