using Helpdesk.Core.Kpi;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Storage;

/// <summary>
/// How the tables look: keys that hold facts to be unique, and an index for every query on a hot path.
/// </summary>
internal static class HelpdeskModel
{
    public static void Build(ModelBuilder model)
    {
        BuildTickets(model);
        BuildPeople(model);
        BuildMessages(model);
        BuildReports(model);
    }

    private static void BuildTickets(ModelBuilder model)
    {
        model.Entity<Ticket>(ticket =>
        {
            ticket.HasIndex(t => t.Code).IsUnique();
            ticket.HasIndex(t => new { t.ReporterId, t.Id });
            ticket.HasIndex(t => new { t.HandlerId, t.State });
            ticket.HasIndex(t => t.State);
            ticket.Property(t => t.Code).HasMaxLength(16);
            ticket.Property(t => t.ApplicantName).HasMaxLength(Ticket.MaxLine);
            ticket.Property(t => t.Office).HasMaxLength(Ticket.MaxLine);
            ticket.Property(t => t.Phone).HasMaxLength(20);
            ticket.Property(t => t.Location).HasMaxLength(Ticket.MaxLine);
            ticket.Property(t => t.Revision).IsConcurrencyToken();
            ticket
                .HasOne(t => t.Reporter)
                .WithMany()
                .HasForeignKey(t => t.ReporterId)
                .OnDelete(DeleteBehavior.Restrict);
            ticket.HasOne(t => t.Handler).WithMany().HasForeignKey(t => t.HandlerId).OnDelete(DeleteBehavior.Restrict);
            ticket.Ignore(t => t.OpenVisit);
        });
        model.Entity<StepVisit>(visit =>
        {
            visit.ToTable("StepVisits");
            visit
                .HasOne(v => v.Ticket)
                .WithMany(t => t.Visits)
                .HasForeignKey(v => v.TicketId)
                .OnDelete(DeleteBehavior.Restrict);
            // At most one visit of a ticket is open: the database holds it, whatever the code does.
            visit
                .HasIndex(v => v.TicketId)
                .IsUnique()
                .HasFilter("\"LeftAt\" IS NULL")
                .HasDatabaseName("IX_StepVisits_OneOpen");
            visit.HasIndex(v => new { v.TicketId, v.Id });
            visit
                .HasIndex(v => v.Id)
                .HasFilter("\"AnnouncedAt\" IS NULL AND \"LeftAt\" IS NULL")
                .HasDatabaseName("IX_StepVisits_Unannounced");
            visit
                .HasIndex(v => v.RemindAt)
                .HasFilter("\"RemindedAt\" IS NULL AND \"LeftAt\" IS NULL")
                .HasDatabaseName("IX_StepVisits_ToRemind");
            visit
                .HasIndex(v => v.DueAt)
                .HasFilter("\"OverdueToldAt\" IS NULL AND \"LeftAt\" IS NULL")
                .HasDatabaseName("IX_StepVisits_Due");
            visit
                .HasIndex(v => v.AbandonAt)
                .HasFilter("\"LeftAt\" IS NULL AND \"AbandonAt\" IS NOT NULL")
                .HasDatabaseName("IX_StepVisits_ToAbandon");
            visit
                .HasIndex(v => new { v.DueAt, v.Id })
                .HasFilter("\"LeftAt\" IS NULL")
                .HasDatabaseName("IX_StepVisits_Open");
            visit.HasIndex(v => v.LeftAt);
            visit.HasOne<Person>().WithMany().HasForeignKey(v => v.LeftById).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<TicketEvent>(happened =>
        {
            happened.ToTable("TicketEvents");
            happened.HasOne(e => e.Ticket).WithMany().HasForeignKey(e => e.TicketId).OnDelete(DeleteBehavior.Restrict);
            happened.HasOne(e => e.Visit).WithMany().HasForeignKey(e => e.VisitId).OnDelete(DeleteBehavior.Restrict);
            happened.HasOne(e => e.Actor).WithMany().HasForeignKey(e => e.ActorId).OnDelete(DeleteBehavior.Restrict);
            happened
                .HasOne(e => e.OnBehalfOf)
                .WithMany()
                .HasForeignKey(e => e.OnBehalfOfId)
                .OnDelete(DeleteBehavior.Restrict);
            happened.HasIndex(e => new { e.TicketId, e.Id });
            happened.HasIndex(e => e.VisitId);
            // A closing is noted as told, or as not to be told, once each.
            happened
                .HasIndex(e => new { e.VisitId, e.Notice })
                .IsUnique()
                .HasFilter("\"Notice\" IS NOT NULL")
                .HasDatabaseName("IX_TicketEvents_Notice");
        });
        model.Entity<Photo>(photo =>
        {
            photo.HasOne(p => p.Contact).WithMany().HasForeignKey(p => p.ContactId).OnDelete(DeleteBehavior.Restrict);
            photo.HasOne<Ticket>().WithMany().HasForeignKey(p => p.TicketId).OnDelete(DeleteBehavior.Restrict);
            photo.HasOne<StepVisit>().WithMany().HasForeignKey(p => p.VisitId).OnDelete(DeleteBehavior.Restrict);
            photo.HasIndex(p => p.TicketId);
            photo.HasIndex(p => p.VisitId);
            photo.HasIndex(p => p.DraftId);
            photo.HasIndex(p => p.Hash);
            photo
                .HasIndex(p => p.NextAttemptAt)
                .HasFilter("\"Status\" = 'Pending'")
                .HasDatabaseName("IX_Photos_ToFetch");
        });
    }

    private static void BuildPeople(ModelBuilder model)
    {
        model.Entity<Person>(person =>
        {
            person.Property(p => p.Name).HasMaxLength(Ticket.MaxLine);
            person.HasIndex(p => p.Roles).HasFilter("\"Roles\" <> 0").HasDatabaseName("IX_People_WithRoles");
        });
        model.Entity<Contact>(contact =>
        {
            contact
                .HasOne(c => c.Person)
                .WithMany(p => p.Contacts)
                .HasForeignKey(c => c.PersonId)
                .OnDelete(DeleteBehavior.Restrict);
            contact.HasIndex(c => new { c.Channel, c.Address }).IsUnique();
            contact.Property(c => c.Address).HasMaxLength(40);
        });
        model.Entity<ActingHead>(acting =>
        {
            acting.ToTable("ActingHeads");
            acting.HasOne(a => a.Head).WithMany().HasForeignKey(a => a.HeadId).OnDelete(DeleteBehavior.Restrict);
            acting.HasOne(a => a.Acting).WithMany().HasForeignKey(a => a.ActingId).OnDelete(DeleteBehavior.Restrict);
            acting.HasIndex(a => a.Until);
        });
        model.Entity<ContactLink>(link =>
        {
            link.HasIndex(l => l.CodeHash).IsUnique();
            link.Property(l => l.CodeHash).HasMaxLength(64);
            link.HasOne<Contact>().WithMany().HasForeignKey(l => l.ContactId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<DashboardSession>(session =>
        {
            session.HasIndex(d => d.LinkHash).IsUnique();
            session.HasIndex(d => d.TokenHash).IsUnique().HasFilter("\"TokenHash\" IS NOT NULL");
            session.Property(d => d.LinkHash).HasMaxLength(64);
            session.Property(d => d.TokenHash).HasMaxLength(64);
            session.HasOne<Person>().WithMany().HasForeignKey(d => d.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Invitation>(invitation =>
        {
            invitation.HasIndex(i => i.CodeHash).IsUnique();
            invitation.Property(i => i.CodeHash).HasMaxLength(64);
            invitation.HasOne<Person>().WithMany().HasForeignKey(i => i.InvitedById).OnDelete(DeleteBehavior.Restrict);
            invitation.HasOne<Person>().WithMany().HasForeignKey(i => i.UsedById).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void BuildMessages(ModelBuilder model)
    {
        model.Entity<Conversation>(conversation =>
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
            // SQLite would hand a freed key out again, and an old button would then speak to a new conversation.
            conversation.Property(c => c.Id).ValueGeneratedOnAdd().HasAnnotation("Sqlite:Autoincrement", true);
            conversation.Property(c => c.Flow).HasMaxLength(40);
        });
        model.Entity<OutboxMessage>(message =>
        {
            message.ToTable("Outbox");
            message.Property(m => m.Id).ValueGeneratedOnAdd().HasAnnotation("Sqlite:Autoincrement", true);
            message.HasOne(m => m.Contact).WithMany().HasForeignKey(m => m.ContactId).OnDelete(DeleteBehavior.Restrict);
            message.HasOne<Ticket>().WithMany().HasForeignKey(m => m.TicketId).OnDelete(DeleteBehavior.Restrict);
            message
                .HasOne<StepVisit>()
                .WithMany()
                .HasForeignKey(m => m.PromptVisitId)
                .OnDelete(DeleteBehavior.Restrict);
            message
                .HasIndex(
                    m => new
                    {
                        m.Channel,
                        m.ContactId,
                        m.Id,
                    },
                    "IX_Outbox_Pending"
                )
                .HasFilter("\"Status\" = 'Pending'");
            message
                .HasIndex(
                    m => new
                    {
                        m.Channel,
                        m.ContactId,
                        m.Id,
                    },
                    "IX_Outbox_PendingReplies"
                )
                .HasFilter("\"Status\" = 'Pending' AND \"Purpose\" = 'Reply'");
            message
                .HasIndex(m => m.NotBefore)
                .HasFilter("\"Status\" = 'Deferred'")
                .HasDatabaseName("IX_Outbox_Deferred");
            message.HasIndex(m => m.ContactId).HasFilter("\"Status\" = 'Waiting'").HasDatabaseName("IX_Outbox_Waiting");
            message
                .HasIndex(m => m.PromptVisitId)
                .HasFilter("\"PromptVisitId\" IS NOT NULL")
                .HasDatabaseName("IX_Outbox_Prompts");
        });
        model.Entity<Delivery>(delivery =>
        {
            delivery.HasKey(d => d.MessageId);
            delivery.Property(d => d.MessageId).HasMaxLength(40);
            delivery.HasOne<OutboxMessage>().WithMany().HasForeignKey(d => d.OutboxId).OnDelete(DeleteBehavior.Cascade);
            delivery.HasIndex(d => d.At);
        });
        model.Entity<InboxEntry>(entry =>
        {
            entry.ToTable("Inbox");
            entry.HasKey(e => e.Key);
            entry.Property(e => e.Key).HasMaxLength(100);
            entry.HasIndex(e => e.ReceivedAt);
        });
    }

    private static void BuildReports(ModelBuilder model)
    {
        model.Entity<KpiRequest>(request =>
        {
            request.HasOne(r => r.Contact).WithMany().HasForeignKey(r => r.ContactId).OnDelete(DeleteBehavior.Restrict);
            request.HasIndex(r => new { r.Regular, r.First }).IsUnique().HasFilter("\"Regular\" IS NOT NULL");
            request.HasIndex(r => r.Id).HasFilter("\"ToldAt\" IS NULL").HasDatabaseName("IX_KpiRequests_ToTell");
        });
        model.Entity<Attachment>(attachment =>
        {
            attachment.Property(a => a.FileName).HasMaxLength(100);
            attachment.HasIndex(a => a.CreatedAt);
        });
        model.Entity<SystemFact>(fact =>
        {
            // The table's first name; renaming it would gain nothing.
            fact.ToTable("Marks");
            fact.HasKey(f => f.Name);
            fact.Property(f => f.Name).HasMaxLength(40);
        });
    }
}
