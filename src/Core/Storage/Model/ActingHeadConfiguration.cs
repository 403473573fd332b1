using Helpdesk.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Core.Storage;

/// <summary>How <see cref="ActingHead"/> is kept.</summary>
internal sealed class ActingHeadConfiguration : IEntityTypeConfiguration<ActingHead>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<ActingHead> acting)
    {
        acting.ToTable("ActingHeads");
        acting.HasOne(a => a.Head).WithMany().HasForeignKey(a => a.HeadId).OnDelete(DeleteBehavior.Restrict);
        acting.HasOne(a => a.Acting).WithMany().HasForeignKey(a => a.ActingId).OnDelete(DeleteBehavior.Restrict);
        acting.HasIndex(a => a.Until);
    }
}
