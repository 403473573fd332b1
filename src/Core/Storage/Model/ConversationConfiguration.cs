using Helpdesk.Core.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Core.Storage;

/// <summary>How <see cref="Conversation"/> is kept.</summary>
internal sealed class ConversationConfiguration : IEntityTypeConfiguration<Conversation>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<Conversation> conversation)
    {
        conversation
            .HasOne(c => c.Contact)
            .WithMany()
            .HasForeignKey(c => c.ContactId)
            .OnDelete(DeleteBehavior.Restrict);
        conversation.HasIndex(c => new { c.ContactId, c.Id });
        conversation
            .HasIndex(c => c.NudgeAt)
            .HasFilter("\"NudgeAt\" IS NOT NULL AND \"NudgedAt\" IS NULL")
            .HasDatabaseName("IX_Conversations_ToNudge");
        conversation.HasIndex(c => c.UpdatedAt);
        // So that a question and that it was asked are one save. The rows are deleted in time, and nothing depends on
        // them: the database holds no foreign key (see the migration QuestionsOfConversations).
        conversation
            .HasOne(c => c.Question)
            .WithMany()
            .HasForeignKey(c => c.QuestionIn)
            .OnDelete(DeleteBehavior.NoAction);
        conversation.HasOne(c => c.Asked).WithMany().HasForeignKey(c => c.AskedIn).OnDelete(DeleteBehavior.NoAction);
        // SQLite would hand a freed key out again, and an old button would then speak to a new conversation.
        conversation.Property(c => c.Id).ValueGeneratedOnAdd().HasAnnotation("Sqlite:Autoincrement", true);
        conversation.Property(c => c.Flow).HasMaxLength(40);
    }
}
