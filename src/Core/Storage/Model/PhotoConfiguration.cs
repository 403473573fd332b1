using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Core.Storage;

/// <summary>How <see cref="Photo"/> is kept.</summary>
internal sealed class PhotoConfiguration : IEntityTypeConfiguration<Photo>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<Photo> photo)
    {
        photo.HasOne(p => p.Contact).WithMany().HasForeignKey(p => p.ContactId).OnDelete(DeleteBehavior.Restrict);
        photo.HasOne<Ticket>().WithMany().HasForeignKey(p => p.TicketId).OnDelete(DeleteBehavior.Restrict);
        photo.HasOne<StepVisit>().WithMany().HasForeignKey(p => p.VisitId).OnDelete(DeleteBehavior.Restrict);
        photo.HasIndex(p => p.TicketId);
        photo.HasIndex(p => p.VisitId);
        photo.HasIndex(p => p.DraftId);
        photo.HasIndex(p => p.Hash);
        photo.HasIndex(p => p.NextAttemptAt).HasFilter("\"Status\" = 'Pending'").HasDatabaseName("IX_Photos_ToFetch");
    }
}
