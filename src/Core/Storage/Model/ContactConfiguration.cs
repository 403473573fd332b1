using Helpdesk.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Core.Storage;

/// <summary>How <see cref="Contact"/> is kept.</summary>
internal sealed class ContactConfiguration : IEntityTypeConfiguration<Contact>
{
    // The longest are ids that stand in a number's place.
    private const int MaxAddress = 270;

    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<Contact> contact)
    {
        contact
            .HasOne(c => c.Person)
            .WithMany(p => p.Contacts)
            .HasForeignKey(c => c.PersonId)
            .OnDelete(DeleteBehavior.Restrict);
        contact.HasIndex(c => new { c.Channel, c.Address }).IsUnique();
        contact.HasIndex(c => new { c.Channel, c.ExternalId }).IsUnique().HasFilter("\"ExternalId\" IS NOT NULL");
        contact.Property(c => c.Address).HasMaxLength(MaxAddress);
        contact.Property(c => c.ExternalId).HasMaxLength(MaxAddress);
    }
}
