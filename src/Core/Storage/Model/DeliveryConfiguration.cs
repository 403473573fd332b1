using Helpdesk.Core.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Core.Storage;

/// <summary>How <see cref="Delivery"/> is kept.</summary>
internal sealed class DeliveryConfiguration : IEntityTypeConfiguration<Delivery>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<Delivery> delivery)
    {
        delivery.HasKey(d => d.MessageId);
        delivery.Property(d => d.MessageId).HasMaxLength(40);
        delivery.HasOne<OutboxMessage>().WithMany().HasForeignKey(d => d.OutboxId).OnDelete(DeleteBehavior.Cascade);
        delivery.HasIndex(d => d.At);
    }
}
