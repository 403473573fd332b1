using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Core.Storage;

/// <summary>How <see cref="SystemFact"/> is kept.</summary>
internal sealed class SystemFactConfiguration : IEntityTypeConfiguration<SystemFact>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<SystemFact> fact)
    {
        // The table's first name; renaming it would gain nothing.
        fact.ToTable("Marks");
        fact.HasKey(f => f.Name);
        fact.Property(f => f.Name).HasMaxLength(40);
    }
}
