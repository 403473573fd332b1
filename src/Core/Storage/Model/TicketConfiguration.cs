using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Core.Storage;

/// <summary>How <see cref="Ticket"/> is kept.</summary>
internal sealed class TicketConfiguration : IEntityTypeConfiguration<Ticket>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<Ticket> ticket)
    {
        ticket.HasIndex(t => t.Code).IsUnique();
        ticket.HasIndex(t => new { t.ReporterId, t.Id });
        ticket.HasIndex(t => new { t.HandlerId, t.State });
        ticket.HasIndex(t => t.State);
        ticket.HasIndex(t => t.FiledAt).HasFilter("\"ErasedAt\" IS NULL").HasDatabaseName("IX_Tickets_NotErased");
        ticket
            .HasIndex(t => t.AnswerDueAt)
            .HasFilter("\"AnswerDueAt\" IS NOT NULL")
            .HasDatabaseName("IX_Tickets_AnswerDue");
        ticket.Property(t => t.Code).HasMaxLength(16);
        ticket.Property(t => t.ApplicantName).HasMaxLength(Ticket.MaxLine);
        ticket.Property(t => t.Office).HasMaxLength(Ticket.MaxLine);
        ticket.Property(t => t.Opd).HasMaxLength(Ticket.MaxLine);
        ticket.Property(t => t.Phone).HasMaxLength(20);
        ticket.Property(t => t.Location).HasMaxLength(Ticket.MaxLine);
        ticket.Property(t => t.Revision).IsConcurrencyToken();
        ticket.HasOne(t => t.Reporter).WithMany().HasForeignKey(t => t.ReporterId).OnDelete(DeleteBehavior.Restrict);
        ticket.HasOne(t => t.Handler).WithMany().HasForeignKey(t => t.HandlerId).OnDelete(DeleteBehavior.Restrict);
        ticket.Ignore(t => t.OpenVisit);
    }
}
