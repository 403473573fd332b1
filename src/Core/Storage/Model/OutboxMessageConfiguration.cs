using Helpdesk.Core.Messages;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Core.Storage;

/// <summary>How <see cref="OutboxMessage"/> is kept.</summary>
internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<OutboxMessage> message)
    {
        message.ToTable("Outbox");
        message.Property(m => m.Id).ValueGeneratedOnAdd().HasAnnotation("Sqlite:Autoincrement", true);
        message.HasOne(m => m.Contact).WithMany().HasForeignKey(m => m.ContactId).OnDelete(DeleteBehavior.Restrict);
        message.HasOne<Ticket>().WithMany().HasForeignKey(m => m.TicketId).OnDelete(DeleteBehavior.Restrict);
        message.HasOne<StepVisit>().WithMany().HasForeignKey(m => m.PromptVisitId).OnDelete(DeleteBehavior.Restrict);
        message.HasIndex(m => new { m.Channel, m.Id }, "IX_Outbox_Pending").HasFilter("\"Status\" = 'Pending'");
        message
            .HasIndex(m => new { m.Channel, m.Id }, "IX_Outbox_PendingReplies")
            .HasFilter("\"Status\" = 'Pending' AND \"Purpose\" = 'Reply'");
        message.HasIndex(m => m.NotBefore).HasFilter("\"Status\" = 'Deferred'").HasDatabaseName("IX_Outbox_Deferred");
        message.HasIndex(m => m.ContactId).HasFilter("\"Status\" = 'Waiting'").HasDatabaseName("IX_Outbox_Waiting");
        message
            .HasIndex(m => new { m.ContactId, m.PlatformMessageId })
            .HasFilter("\"PlatformMessageId\" IS NOT NULL")
            .HasDatabaseName("IX_Outbox_OnThePhone");
        message
            .HasIndex(m => m.PromptVisitId)
            .HasFilter("\"PromptVisitId\" IS NOT NULL")
            .HasDatabaseName("IX_Outbox_Prompts");
    }
}
