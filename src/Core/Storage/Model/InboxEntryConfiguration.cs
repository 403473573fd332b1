using Helpdesk.Core.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Core.Storage;

/// <summary>How <see cref="InboxEntry"/> is kept.</summary>
internal sealed class InboxEntryConfiguration : IEntityTypeConfiguration<InboxEntry>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<InboxEntry> entry)
    {
        entry.ToTable("Inbox");
        entry.HasKey(e => e.Key);
        entry.Property(e => e.Key).HasMaxLength(100);
        entry.HasIndex(e => e.ReceivedAt);
        entry
            .HasIndex(e => new { e.ContactId, e.MessageId })
            .HasFilter("\"ContactId\" IS NOT NULL")
            .HasDatabaseName("IX_Inbox_Editable");
    }
}
