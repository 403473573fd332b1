using Helpdesk.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Core.Storage;

/// <summary>How <see cref="Contact"/> is kept.</summary>
internal sealed class ContactConfiguration : IEntityTypeConfiguration<Contact>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<Contact> contact)
    {
        contact
            .HasOne(c => c.Person)
            .WithMany(p => p.Contacts)
            .HasForeignKey(c => c.PersonId)
            .OnDelete(DeleteBehavior.Restrict);
        contact.HasIndex(c => new { c.Channel, c.Address }).IsUnique();
        contact.Property(c => c.Address).HasMaxLength(40);
    }
}
