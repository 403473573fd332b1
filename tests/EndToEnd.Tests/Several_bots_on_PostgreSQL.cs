using System.Globalization;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Helpdesk.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.EndToEnd.Tests;

/// <summary>Two Bots on one database behind a load balancer, which gives each message to the other one.</summary>
[Collection("PostgreSQL")]
public sealed class Several_bots_on_PostgreSQL
{
    private const string Leads = "polls, sends and fetches photos from now on";
    private static readonly TimeSpan TakingOver = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task A_ticket_goes_all_the_way_whichever_bot_a_message_comes_to()
    {
        await using var server = await TelegramServer.StartAsync();
        await using var bots = await Bots.StartAsync(server, "Webhook");
        var script = new SopScript(server);
        await script.SetUpPeople();
        var id = await script.File(photos: 3);
        await script.Approve(id);
        await script.Repair(id);
        await script.Escalate(id);
        await script.Decide(id, "Bisa ditutup", "Terima kasih");
        await script.Close(id);

        Assert.All(bots.Addresses, address => Assert.True(bots.Balancer.TakenBy(address) > 5));
        Assert.Empty(server.Api.Faults);
        await using var db = bots.Open();
        var ticket = await db.Tickets.Include(t => t.Visits).SingleAsync();
        Assert.Equal(TicketState.Closed, ticket.State);
        Assert.Equal([1, 2, 3, 4, 5, 6], ticket.Visits.OrderBy(visit => visit.Id).Select(visit => visit.Step));
        await EachWasSentOnceAndInOrderAsync(db);
    }

    [Fact]
    public async Task What_one_person_writes_quickly_is_answered_in_its_order()
    {
        const int messages = 40;
        await using var server = await TelegramServer.StartAsync();
        await using var bots = await Bots.StartAsync(server, "Webhook");
        var people = Enumerable.Range(0, 4).Select(n => server.Phone($"Warga {n}")).ToList();
        for (var number = 0; number < messages; number++)
            foreach (var person in people)
                person.Type(string.Create(CultureInfo.InvariantCulture, $"/bantuan {number}"));
        foreach (var person in people)
            await person.Until(() => person.FromBot.Count >= messages, "all answers");
        await using var db = bots.Open();
        await EachWasSentOnceAndInOrderAsync(db);
        Assert.Equal(messages * people.Count, await db.Inbox.CountAsync());
        Assert.Equal(messages * people.Count, people.Sum(person => person.FromBot.Count));
    }

    [Fact]
    public async Task No_line_is_lost_of_what_one_person_writes_quickly()
    {
        const int lines = 30;
        await using var server = await TelegramServer.StartAsync();
        await using var bots = await Bots.StartAsync(server, "Webhook");
        var admin = server.Phone(TelegramServer.AdminId, "Dewi");
        await admin.Ask("/start", "Selamat datang");
        await admin.Ask("printer bidang aset macet lagi", "belum tersimpan");
        bots.Balancer.AnswersAtOnce = true;
        for (var number = 0; number < lines; number++)
            admin.Type(string.Create(CultureInfo.InvariantCulture, $"kertasnya keluar kosong di baris {number};"));
        await admin.Until(() => admin.FromBot.Count >= lines + 2, "all answers");
        await using var db = bots.Open();
        var kept = await db.Conversations.SingleAsync();
        Assert.All(
            Enumerable.Range(0, lines),
            number => Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"baris {number};"), kept.State)
        );
    }

    [Theory]
    [InlineData("Webhook"), InlineData("Polling")]
    public async Task When_the_sending_bot_is_killed_the_other_goes_on_within_seconds(string mode)
    {
        const int people = 12;
        await using var server = await TelegramServer.StartAsync();
        await using var bots = await Bots.StartAsync(server, mode);
        var phones = Enumerable.Range(0, people).Select(n => server.Phone($"Warga {n}")).ToList();
        foreach (var phone in phones)
            phone.Type("/start");
        foreach (var phone in phones)
            await phone.Until(() => phone.FromBot.Count >= 1, "the first answer");
        foreach (var phone in phones)
            phone.Type("/bantuan");
        bots.Leading.Kill();
        var killed = TimeProvider.System.GetTimestamp();
        foreach (var phone in phones)
            phone.Type("/bahasa");
        foreach (var phone in phones)
            await phone.Until(() => phone.FromBot.Count >= 3, "all answers");
        var waited = TimeProvider.System.GetElapsedTime(killed);

        Assert.True(waited < TakingOver, $"it took {waited}");
        Assert.All(phones, phone => Assert.InRange(phone.FromBot.Count, 3, 4));
    }

    [Fact]
    public async Task A_bot_that_is_stopped_leaves_its_place_at_once()
    {
        await using var server = await TelegramServer.StartAsync();
        await using var bots = await Bots.StartAsync(server, "Polling");
        var phone = server.Phone("Sari");
        await phone.Ask("/start", "Selamat datang");
        bots.Leading.Stop();
        var stopped = TimeProvider.System.GetTimestamp();
        await phone.Ask("/bantuan", "/lapor");
        Assert.True(TimeProvider.System.GetElapsedTime(stopped) < TimeSpan.FromSeconds(6));
    }

    private static async Task EachWasSentOnceAndInOrderAsync(HelpdeskDb db)
    {
        var sent = await db
            .Outbox.Where(row => row.Purpose == OutboxPurpose.Reply && row.PlatformMessageId != null)
            .OrderBy(row => row.Id)
            .Select(row => new { row.ContactId, row.PlatformMessageId })
            .ToListAsync();
        foreach (var chat in sent.GroupBy(row => row.ContactId))
        {
            var ids = chat.Select(row => long.Parse(row.PlatformMessageId!, CultureInfo.InvariantCulture)).ToList();
            Assert.Equal(ids.Order(), ids);
            Assert.Equal(ids.Distinct(), ids);
        }
    }

    private sealed class Bots(string folder, string database, IReadOnlyList<Uri> addresses, LoadBalancer balancer)
        : IAsyncDisposable
    {
        private readonly List<BotProcess> _processes = [];

        public IReadOnlyList<Uri> Addresses => addresses;

        public LoadBalancer Balancer => balancer;

        public BotProcess Leading => _processes.Single(bot => bot.Output.Contains(Leads, StringComparison.Ordinal));

        public static async Task<Bots> StartAsync(TelegramServer server, string mode)
        {
            var folder = TemporaryFolder.New();
            var database = PostgresTestServer.DatabaseOf(folder);
            List<Uri> addresses =
            [
                .. Enumerable.Range(0, 2).Select(_ => new Uri($"http://127.0.0.1:{FreePort.Find()}")),
            ];
            var bots = new Bots(folder, database, addresses, await LoadBalancer.StartAsync(addresses));
            foreach (var address in addresses)
            {
                var bot = new BotProcess(
                    folder,
                    server.Settings(
                        folder,
                        "Database:Provider=Postgres",
                        $"Database:ConnectionString={database}",
                        $"Telegram:Mode={mode}",
                        "Telegram:WebhookSecret=webhook-secret_1",
                        $"Urls={address.GetLeftPart(UriPartial.Authority)}",
                        $"PublicBaseUrl={bots.Balancer.Address}"
                    )
                );
                bots._processes.Add(bot);
                bot.Start();
                await bot.ExpectAsync("Telegram is connected");
            }
            return bots;
        }

        public PostgresHelpdeskDb Open()
        {
            var options = new DbContextOptionsBuilder<PostgresHelpdeskDb>();
            StorageRegistration.UsePostgres(options, database);
            return new PostgresHelpdeskDb(options.Options);
        }

        public async ValueTask DisposeAsync()
        {
            _processes.ForEach(bot => bot.Dispose());
            await balancer.DisposeAsync();
            TemporaryFolder.Delete(folder);
        }
    }
}
