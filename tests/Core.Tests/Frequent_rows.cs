using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tests;

/// <summary>What every message changes is saved by statements of our own: they are held to EF's model here.</summary>
public sealed class Frequent_rows : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 3, 4, 5, 678, TimeSpan.Zero);
    private readonly CoreDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task Each_column_that_is_saved_is_read_back_by_EF_as_it_was()
    {
        await using var db = await WithContactAsync();
        var contact = await db.Contacts.SingleAsync();
        (contact.LastInboundAt, contact.Address, contact.ExternalId) = (Now, "+628123", "ID.1");
        var writer = new OutboxWriter(db, Now);
        var first = writer.Write(contact, OutboxPurpose.Alarm, Message("satu"));
        var second = writer.Write(contact, OutboxPurpose.Reply, Message("dua"), redirected: true, callPersonId: 7);
        (second.Attempts, second.NotBefore, second.Error) = (3, Now.AddHours(1), "x");
        var conversation = NewConversation(contact);
        (conversation.Question, conversation.Asked) = (second, second);
        db.Conversations.Add(conversation);
        db.Inbox.Add(
            new InboxEntry
            {
                Key = "Telegram:1",
                ReceivedAt = Now,
                ContactId = contact.Id,
                MessageId = "5",
                DraftId = Guid.NewGuid(),
                TapAnswer = "{}",
            }
        );
        await FrequentRows.SaveAsync(db, CancellationToken.None);

        Assert.True(first.Id < second.Id);
        Assert.Equal(second.Id, conversation.QuestionIn);
        await SameAsync(db, contact);
        await SameAsync(db, first);
        await SameAsync(db, second);
        await SameAsync(db, conversation);
        await SameAsync(db, db.Inbox.Local.Single());
    }

    [Fact]
    public async Task Only_what_has_changed_of_a_row_is_written()
    {
        await using var db = await WithContactAsync();
        var contact = await db.Contacts.SingleAsync();
        await db.Contacts.ExecuteUpdateAsync(set => set.SetProperty(c => c.OptionsIn, 42));
        contact.LastInboundAt = Now;
        await FrequentRows.SaveAsync(db, CancellationToken.None);

        await using var other = _database.Open();
        var read = await other.Contacts.SingleAsync();
        Assert.Equal((Now, 42), (read.LastInboundAt, read.OptionsIn));
    }

    [Fact]
    public async Task A_row_that_is_gone_is_a_conflict()
    {
        await using var db = await WithContactAsync();
        var conversation = NewConversation(await db.Contacts.SingleAsync());
        db.Conversations.Add(conversation);
        await db.SaveChangesAsync();
        await db.Conversations.ExecuteDeleteAsync();
        conversation.UpdatedAt = Now.AddMinutes(1);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            FrequentRows.SaveAsync(db, CancellationToken.None)
        );
    }

    [Fact]
    public async Task With_anything_else_that_has_changed_EF_saves_it_all()
    {
        await using var db = await WithContactAsync();
        var contact = await db.Contacts.Include(c => c.Person).SingleAsync();
        contact.Person.Name = "Sari";
        var row = new OutboxWriter(db, Now).Write(contact, OutboxPurpose.Reply, Message("halo"));
        await FrequentRows.SaveAsync(db, CancellationToken.None);

        await using var other = _database.Open();
        Assert.Equal("Sari", (await other.People.SingleAsync()).Name);
        await SameAsync(db, row);
    }

    private static OutgoingMessage Message(string words) =>
        new()
        {
            Markup = words,
            Buttons =
            [
                [new("Ya", "c:1"), new("Tidak", "c:2")],
            ],
        };

    private static Conversation NewConversation(Contact contact) =>
        new()
        {
            Id = Conversation.KeyAfter(0, Now),
            Contact = contact,
            Flow = "file",
            Version = 1,
            State = "{}",
            StartedAt = Now,
            UpdatedAt = Now,
            NudgeAt = Now.AddMinutes(10),
        };

    private async Task<HelpdeskDb> WithContactAsync()
    {
        var db = _database.Open();
        // As the gate's is, all the time.
        await db.Database.OpenConnectionAsync();
        await CoreDatabase.AddPerson(db, "Sari Pelapor");
        db.ChangeTracker.Clear();
        return db;
    }

    private async Task SameAsync<T>(HelpdeskDb saved, T row)
        where T : class
    {
        var entry = saved.Entry(row);
        var key = entry.Metadata.FindPrimaryKey()!.Properties.Select(p => entry.CurrentValues[p]).ToArray();
        await using var other = _database.Open();
        var read = other.Entry((await other.FindAsync<T>(key))!);
        foreach (var property in entry.Metadata.GetProperties())
            Assert.Equivalent(entry.CurrentValues[property], read.CurrentValues[property.Name]);
    }
}
