using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Core.Storage;

/// <summary>How <see cref="TicketRating"/> is kept.</summary>
internal sealed class TicketRatingConfiguration : IEntityTypeConfiguration<TicketRating>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<TicketRating> rating)
    {
        rating.ToTable("TicketRatings");
        rating.HasIndex(r => r.VisitId).IsUnique();
        rating.HasIndex(r => r.At);
        rating.HasOne<Ticket>().WithMany().HasForeignKey(r => r.TicketId).OnDelete(DeleteBehavior.Restrict);
        rating.HasOne<StepVisit>().WithMany().HasForeignKey(r => r.VisitId).OnDelete(DeleteBehavior.Restrict);
        rating.Property(r => r.Comment).HasMaxLength(Ticket.MaxText);
    }
}
