using Helpdesk.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Core.Storage;

/// <summary>How <see cref="ContactLink"/> is kept.</summary>
internal sealed class ContactLinkConfiguration : IEntityTypeConfiguration<ContactLink>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<ContactLink> link)
    {
        link.HasIndex(l => l.CodeHash).IsUnique();
        link.Property(l => l.CodeHash).HasMaxLength(64);
        link.HasOne<Contact>().WithMany().HasForeignKey(l => l.ContactId).OnDelete(DeleteBehavior.Restrict);
    }
}
