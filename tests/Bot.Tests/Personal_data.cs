using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Helpdesk.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Tests;

/// <summary>What is kept about people, how they see it, and how it goes (UU 27/2022).</summary>
public sealed class Personal_data : ChatTest
{
    private readonly string _folder = TemporaryFolder.New();

    private PhotoFiles Photos => new(_folder);

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Everyone_sees_what_is_kept_about_them(string platform)
    {
        var (sari, _, _) = await InRepairAsync(platform);
        var shown = await Say(sari, "/datasaya");
        Assert.Contains("Sari Pelapor", shown.Words);
        Assert.Contains(sari.Address, shown.Words);
        Assert.Contains("Laporan: 1 (1 masih terbuka)", shown.Words);
        Assert.Contains("selama 5 tahun", shown.Words);
        Assert.Contains("datasaya", (await Say(sari, "/privasi")).Words);
    }

    [Theory]
    [
        InlineData("data saya apa saja yang disimpan?", "Data Bapak/Ibu yang disimpan"),
        InlineData("tolong hapus data pribadi saya", "Lanjutkan?"),
        InlineData("hapus data saya", "Lanjutkan?")
    ]
    public async Task It_is_asked_for_in_a_sentence_too(string said, string answered)
    {
        foreach (var platform in new[] { "Telegram", "WhatsApp" })
            Assert.Contains(answered, (await Say(await Chat.Person(new Channel(platform)), said)).Words);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Words_about_the_data_of_an_application_are_a_report(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        await Say(sari, "data saya di SIPD hilang");
        Assert.Contains("SIPD hilang", (await DraftAsync(sari)).Description);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Who_begins_a_report_after_the_grant_is_not_forgotten_in_it(string platform)
    {
        var (sari, _, _) = await ClosedAsync(platform);
        var dewi = await Chat.Person(new Channel(platform), Roles.Admin, "Dewi Admin");
        await AskAsync(sari);
        await Press(dewi, await Say(dewi, "/hapusdata"), "Hapus data Sari Pelapor");
        await Say(sari, "/lapor printer macet");
        Chat.Clock.Advance(ErasureDue.AfterGrant * 2);
        await EraseAsync();
        Assert.Contains("printer macet", (await DraftAsync(sari)).Description);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task What_somebody_had_removed_is_nowhere_in_the_database_and_figures_stay(string platform)
    {
        var (sari, andi, ticket) = await ClosedAsync(platform);
        var dewi = await Chat.Person(new Channel(platform), Roles.Admin, "Dewi Admin");
        await SaidBesidesAsync(sari, andi, ticket);
        Assert.Equal(2, Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Count());
        Assert.Equal(["Outbox.Content", "TicketRatings.Comment"], (await WhereAsync("gudang timur")).Order());
        var figures = await FiguresAsync();
        await AskAsync(sari);
        Assert.Contains("menunggu persetujuan", (await Say(sari, "/datasaya hapus")).Words);
        Assert.Contains(ticket.Code, await LastToldAsync(dewi));
        var granted = await Send(dewi, m => m with { Tap = new Tap(LastButtonOf(dewi), null) });
        Assert.Contains("dihapus dalam dua jam", granted.Words);
        Assert.Contains("disetujui", await LastToldAsync(sari));

        await EraseAsync();
        Assert.Contains("Sari", (await Say(sari, "/datasaya")).Words);
        Chat.Clock.Advance(ErasureDue.AfterGrant);
        await EraseAsync();
        Chat.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(
            [],
            await WhereAsync(
                "Sari Wulandari",
                "81234500077",
                "ruang arsip",
                "hujan deras",
                "Sudah kering",
                "gudang timur",
                sari.Address
            )
        );
        Assert.Empty(Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories));
        Assert.Equal(figures, await FiguresAsync());
        await using (var db = Chat.Open())
            Assert.NotEqual("Sari Pelapor", (await db.People.SingleAsync(p => p.Id == sari.PersonId)).Name);

        // Whoever writes again is somebody new, and the ticket's status is told to anyone.
        var again = await Say(sari, "/datasaya");
        Assert.Contains("Laporan: 0", again.Words);
        Assert.Contains("Selesai", (await Say(sari, ticket.Code)).Words);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task An_admin_can_refuse_and_the_person_hears_it(string platform)
    {
        var (sari, _, ticket) = await ClosedAsync(platform);
        var dewi = await Chat.Person(new Channel(platform), Roles.Admin, "Dewi Admin");
        await AskAsync(sari);
        await Press(dewi, await Say(dewi, "/hapusdata"), "Tolak Sari Pelapor");
        Assert.Contains("belum dapat dipenuhi", await LastToldAsync(sari));
        Chat.Clock.Advance(TimeSpan.FromDays(2));
        await EraseAsync();
        Assert.NotEqual([], await WhereAsync("Sari Wulandari"));
        Assert.Contains("Tidak ada permintaan", (await Say(dewi, "/hapusdata")).Words);
        Assert.NotNull(ticket);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Nothing_is_removed_while_a_report_is_open_nor_of_officers_nor_by_who_is_no_admin(string platform)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        Assert.Contains("Masih ada laporan yang terbuka", (await Say(sari, "/datasaya hapus")).Words);
        Assert.Contains(ticket.Code, await LastToldAsync(sari));
        await Say(sari, "/datasaya ya hapus");
        Assert.Contains("Akun petugas", (await Say(andi, "/datasaya hapus")).Words);
        Assert.Contains("admin", (await Say(sari, $"/hapusdata setuju {sari.PersonId}")).Words);
        await using var db = Chat.Open();
        Assert.All(
            await db.People.ToListAsync(),
            person => Assert.Equal((null, null), (person.ErasureAskedAt, person.ErasureGrantedAt))
        );
    }

    [Fact]
    public async Task What_a_former_officer_sent_to_others_tickets_stays_with_those()
    {
        var (_, andi, ticket) = await InRepairAsync("Telegram");
        await FinishAsync(andi, ticket);
        await Chat.Do(async work =>
        {
            var former = await work.Db.People.SingleAsync(p => p.Id == andi.PersonId);
            (former.Roles, former.ErasureAskedAt, former.ErasureGrantedAt) = (Roles.None, work.Now, work.Now);
            return 0;
        });
        Chat.Clock.Advance(ErasureDue.AfterGrant * 2);
        await EraseAsync();
        await using var db = Chat.Open();
        Assert.NotNull((await db.People.SingleAsync(p => p.Id == andi.PersonId)).ErasedAt);
        Assert.Equal(1, await db.Photos.CountAsync(photo => photo.TicketId == ticket.Id));
    }

    [Fact]
    public async Task A_ticket_that_is_opened_again_after_its_data_went_is_erased_anew()
    {
        var (_, andi, ticket) = await ClosedAsync("Telegram");
        await Chat.Do(work => Erasure.OfTicketsAsync([ticket.Id], work, CancellationToken.None));
        await Act(andi, ticket, TicketAction.ReopenMistaken, "belum kering");
        await using var db = Chat.Open();
        Assert.Null((await db.Tickets.SingleAsync(t => t.Id == ticket.Id)).ErasedAt);
        await Chat.Do(work => Erasure.OfTicketsAsync([ticket.Id], work, CancellationToken.None));
        Assert.Equal(["belum kering"], await WordsAsync(TicketAction.ReopenMistaken));
    }

    [Fact]
    public async Task Who_is_not_told_yet_is_waited_for_but_not_for_ever()
    {
        var (sari, _, _) = await ClosedAsync("WhatsApp");
        await Chat.Do(async work =>
        {
            var person = await work.Db.People.SingleAsync(p => p.Id == sari.PersonId);
            (person.ErasureAskedAt, person.ErasureGrantedAt) = (work.Now, work.Now);
            var contact = await work.Db.Contacts.SingleAsync(c => c.Id == sari.Id);
            work.Outbox.Write(contact, OutboxPurpose.ReporterNotice, new OutgoingMessage { Markup = "x" }).Status =
                OutboxStatus.Waiting;
            return 0;
        });
        Chat.Clock.Advance(TimeSpan.FromHours(3));
        await EraseAsync();
        Assert.Equal(0, await ForgottenAsync());
        Chat.Clock.Advance(TimeSpan.FromDays(3));
        await EraseAsync();
        Assert.Equal(1, await ForgottenAsync());
    }

    [Fact]
    public async Task Who_has_come_to_hold_a_role_since_the_grant_keeps_their_reports()
    {
        var (sari, _, ticket) = await ClosedAsync("Telegram");
        await Chat.Do(async work =>
        {
            var person = await work.Db.People.SingleAsync(p => p.Id == sari.PersonId);
            (person.Roles, person.ErasureAskedAt, person.ErasureGrantedAt) = (Roles.Staff, work.Now, work.Now);
            return 0;
        });
        Chat.Clock.Advance(ErasureDue.AfterGrant * 2);
        await EraseAsync();
        await using var db = Chat.Open();
        Assert.Null((await db.Tickets.SingleAsync(t => t.Id == ticket.Id)).ErasedAt);
    }

    private async Task<int> ForgottenAsync()
    {
        await using var db = Chat.Open();
        return await db.People.CountAsync(person => person.ErasedAt != null);
    }

    [Fact]
    public async Task After_the_months_of_the_setting_personal_data_goes_by_itself()
    {
        var (sari, andi, ticket) = await ClosedAsync("Telegram");
        Chat.Clock.Advance(Chat.Clock.GetUtcNow().AddMonths(59) - Chat.Clock.GetUtcNow());
        var open = await Chat.Ticket(sari.Person, andi.Person, (TicketAction.Approve, null));
        await EraseAsync();
        Assert.NotEqual([], await WhereAsync("hujan deras"));
        Chat.Clock.Advance(Chat.Clock.GetUtcNow().AddMonths(1).AddDays(2) - Chat.Clock.GetUtcNow());
        await EraseAsync();
        await using var db = Chat.Open();
        Assert.NotNull((await db.Tickets.SingleAsync(t => t.Id == ticket.Id)).ErasedAt);
        Assert.Null((await db.Tickets.SingleAsync(t => t.Id == open.Id)).ErasedAt);
        // Whoever has something open is not forgotten, nor is who has a role.
        Assert.All(await db.People.ToListAsync(), person => Assert.Null(person.ErasedAt));
        Assert.DoesNotContain("hujan deras", (await Say(andi, $"riwayat {ticket.Code}")).Words);
    }

    [Fact]
    public async Task What_was_done_on_lately_is_kept_however_old_the_report_is()
    {
        var (_, andi, ticket) = await ClosedAsync("Telegram");
        Chat.Clock.Advance(TimeSpan.FromDays(2));
        await Act(andi, ticket, TicketAction.ReopenMistaken, "belum kering");
        Chat.Clock.Advance(Chat.Clock.GetUtcNow().AddMonths(59) - Chat.Clock.GetUtcNow());
        await FinishAsync(andi, ticket);
        await Act(andi, ticket, TicketAction.DeclineEscalation, null);
        await Act(andi, ticket, TicketAction.Close, null);
        Chat.Clock.Advance(Chat.Clock.GetUtcNow().AddMonths(2) - Chat.Clock.GetUtcNow());
        await EraseAsync();
        Assert.NotEqual([], await WhereAsync("hujan deras"));
        Chat.Clock.Advance(Chat.Clock.GetUtcNow().AddMonths(59) - Chat.Clock.GetUtcNow());
        await EraseAsync();
        Assert.Equal([], await WhereAsync("hujan deras"));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Who_is_silent_for_all_those_months_is_forgotten_and_who_writes_is_not(string platform)
    {
        var (sari, _, _) = await ClosedAsync(platform);
        var budi = await Chat.Person(new Channel(platform), Roles.None, "Budi Hartono");
        Chat.Clock.Advance(Chat.Clock.GetUtcNow().AddMonths(59) - Chat.Clock.GetUtcNow());
        await Say(budi, "halo");
        Chat.Clock.Advance(Chat.Clock.GetUtcNow().AddMonths(2) - Chat.Clock.GetUtcNow());
        await EraseAsync();
        await EraseAsync();
        await using var db = Chat.Open();
        Assert.NotNull((await db.People.SingleAsync(person => person.Id == sari.PersonId)).ErasedAt);
        Assert.Null((await db.People.SingleAsync(person => person.Id == budi.PersonId)).ErasedAt);
        Assert.Equal([], await WhereAsync(sari.Address));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Everyone_sees_their_photos_and_what_is_offered_again_and_nobody_elses(string platform)
    {
        var (sari, andi, _) = await ClosedAsync(platform);
        var budi = await Chat.Person(new Channel(platform), Roles.None, "Budi Hartono");
        await Chat.Ticket(budi.Person, andi.Person);
        await Chat.Do(async work =>
        {
            var person = await work.Db.People.SingleAsync(one => one.Id == sari.PersonId);
            (person.ApplicantName, person.ApplicantOffice) = ("Sari Wulandari", "Dinas Kesehatan");
            person.ApplicantPhone = "+6281234500077";
            return 0;
        });
        var shown = (await Say(sari, "/datasaya")).Words;
        Assert.Contains("Sari Wulandari, Dinas Kesehatan, 0812-3450-0077", shown);
        Assert.Contains("Laporan: 1 (0 masih terbuka)", shown);
        Assert.Contains("Foto: 1", shown);
        Assert.DoesNotContain("Budi", shown);
        Assert.DoesNotContain(budi.Address, shown);
        Assert.DoesNotContain("Sari Wulandari", (await Say(budi, "/datasaya")).Words);
    }

    [Fact]
    public void A_removal_that_is_granted_is_done_by_the_second_hourly_job_at_the_latest() =>
        // What the person is told: within two hours.
        Assert.True(ErasureDue.AfterGrant + TimeSpan.FromHours(1) <= TimeSpan.FromHours(2));

    private async Task AskAsync(Contact sari)
    {
        var sure = await Press(sari, await Say(sari, "/datasaya"), "Minta penghapusan");
        Assert.Contains("diteruskan ke admin", (await Press(sari, sure, "Ya, hapus data saya")).Words);
    }

    private string LastButtonOf(Contact dewi) => ButtonAsync(dewi, "Hapus data Sari Pelapor").GetAwaiter().GetResult();

    // With a name, a number, words and photos of its own.
    private async Task<(Contact Sari, Contact Andi, Ticket Ticket)> ClosedAsync(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var hash = await Photos.SaveAsync(new byte[] { 1, 2, 3 }, CancellationToken.None);
        var ticket = await Chat.Do(async work =>
        {
            var report = new Report(
                await work.Db.People.SingleAsync(p => p.Id == sari.PersonId),
                Guid.NewGuid(),
                work.Now,
                Teams.Network,
                "Sari Wulandari",
                "Dinas Kesehatan",
                "+6281234500077",
                "Lantai 2 ruang arsip",
                "Wifi mati sejak hujan deras"
            );
            var filed = await FileTicket.RunAsync(report, work, CancellationToken.None);
            await work.Db.SaveChangesAsync();
            work.Db.Photos.Add(
                new Photo
                {
                    ContactId = sari.Id,
                    Reference = "x",
                    ReceivedAt = work.Now,
                    TicketId = filed.Id,
                    Status = PhotoStatus.Stored,
                    Hash = hash,
                }
            );
            return filed;
        });
        await Act(andi, ticket, TicketAction.Approve, null);
        await FinishAsync(andi, ticket);
        await Act(andi, ticket, TicketAction.DeclineEscalation, null);
        await Act(andi, ticket, TicketAction.Close, "Sudah kering, terima kasih Sari Wulandari");
        return (sari, andi, ticket);
    }

    // A rating with its comment, what an officer was told of the ticket, and a photo that never came to a ticket.
    private async Task SaidBesidesAsync(Contact sari, Contact andi, Ticket ticket)
    {
        var loose = await Photos.SaveAsync(new byte[] { 4, 5, 6 }, CancellationToken.None);
        await Chat.Do(work =>
        {
            work.Db.Ratings.Add(
                new TicketRating
                {
                    TicketId = ticket.Id,
                    VisitId = work.Db.Visits.Where(v => v.TicketId == ticket.Id).Max(v => v.Id),
                    Stars = 5,
                    Comment = "Kabel di gudang timur juga",
                    At = work.Now,
                }
            );
            work.Db.Photos.Add(
                new Photo
                {
                    ContactId = sari.Id,
                    Reference = "y",
                    ReceivedAt = work.Now,
                    Status = PhotoStatus.Stored,
                    Hash = loose,
                }
            );
            var told = new OutgoingMessage { Markup = "Lampu di gudang timur" };
            work.Outbox.Write(
                work.Db.Contacts.Single(one => one.Id == andi.Id),
                OutboxPurpose.Announcement,
                told,
                ticket.Id
            );
            return Task.FromResult(0);
        });
    }

    private async Task EraseAsync()
    {
        // As the senders do: whoever is told something is told before they are forgotten.
        await using (var db = Chat.Open())
            await db
                .Outbox.Where(row => row.Status == OutboxStatus.Pending)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, OutboxStatus.Sent));
        await Chat.Retention(Photos).RunAsync(CancellationToken.None);
    }

    private async Task<List<(int, DateTimeOffset, DateTimeOffset?, TicketAction?)>> FiguresAsync()
    {
        await using var db = Chat.Open();
        var visits = await db.Visits.OrderBy(visit => visit.Id).ToListAsync();
        return [.. visits.Select(visit => (visit.Step, visit.EnteredAt, visit.LeftAt, visit.Outcome))];
    }

    /// <summary>Every table and column in which one of some words stands.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "Made of the model's names.")]
    private async Task<List<string>> WhereAsync(params string[] words)
    {
        await using var db = Chat.Open();
        await db.Database.OpenConnectionAsync();
        List<string> found = [];
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                found.AddRange(Hits(rows, words).Select(column => $"{table}.{column}"));
        }
        return found;
    }

    private static IEnumerable<string> Hits(DbDataReader row, string[] words) =>
        Enumerable
            .Range(0, row.FieldCount)
            .Where(column =>
                row.GetValue(column) is string text
                && words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase))
            )
            .Select(row.GetName);
}
