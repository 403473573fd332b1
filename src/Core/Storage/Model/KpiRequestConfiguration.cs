using Helpdesk.Core.Kpi;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Core.Storage;

/// <summary>How <see cref="KpiRequest"/> is kept.</summary>
internal sealed class KpiRequestConfiguration : IEntityTypeConfiguration<KpiRequest>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<KpiRequest> request)
    {
        request.HasOne(r => r.Contact).WithMany().HasForeignKey(r => r.ContactId).OnDelete(DeleteBehavior.Restrict);
        request.HasIndex(r => new { r.Regular, r.First }).IsUnique().HasFilter("\"Regular\" IS NOT NULL");
        request.HasIndex(r => r.Id).HasFilter("\"ToldAt\" IS NULL").HasDatabaseName("IX_KpiRequests_ToTell");
    }
}
