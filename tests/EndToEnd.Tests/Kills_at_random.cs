using System.Security.Cryptography;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Helpdesk.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.EndToEnd.Tests;

public sealed class Kills_at_random
{
    private const int Kills = 50,
        Chats = 4,
        LongestLife = 1500;

    [Fact]
    public async Task Fifty_kills_lose_and_double_no_ticket_event_claim_or_reply()
    {
        await using var server = await TelegramServer.StartAsync();
        var folder = TemporaryFolder.New();
        // Time must not run out in a slow run, or there would be more messages to count.
        using var bot = new BotProcess(
            folder,
            server.Settings(
                folder,
                "Sop:Steps:2:Standard=04:00:00",
                "Sop:Steps:4:Standard=04:00:00",
                "Sop:Steps:6:Standard=04:00:00"
            )
        );
        bot.Start();
        var script = new SopScript(server);
        // Killed every second or two, a busy machine gets one message out in a life.
        foreach (var phone in new[] { script.Reporter, script.Staff, script.OtherStaff, script.Head })
            phone.Patience = TimeSpan.FromMinutes(3);
        await script.SetUpPeople();
        List<string> filed = [await script.ToTheEndAsync()];

        // How many messages a ticket's life takes when nothing is killed.
        var before = MessagesOfBot(script);
        filed.Add(await script.ToTheEndAsync());
        var perTicket = MessagesOfBot(script) - before;

        before = MessagesOfBot(script);
        var killer = Task.Run(() => KillAndStartAgain(bot, folder, script));
        var tickets = 0;
        while (!killer.IsCompleted)
        {
            try
            {
                filed.Add(await script.ToTheEndAsync());
            }
            catch (TimeoutException silence)
            {
                throw new TimeoutException($"{silence.Message}\n\nThe Bot's last life:\n{bot.Output}");
            }
            tickets++;
        }
        await killer;
        // One more life without kills gives everything that is owed the time to come.
        filed.Add(await script.ToTheEndAsync());
        tickets++;
        await AllSent(folder, script);

        var messages = MessagesOfBot(script) - before;
        // A kill doubles one message a chat at most: docs/decisions/0025.
        Assert.InRange(messages, perTicket * tickets, perTicket * tickets + Kills * Chats);
        Assert.Equal(filed.Count, filed.Distinct().Count());
        bot.Kill();
        await CheckDatabase(folder, filed);
        Assert.Empty(server.Api.Faults);
        TemporaryFolder.Delete(folder);
    }

    private static async Task KillAndStartAgain(BotProcess bot, string folder, SopScript script)
    {
        for (var kill = 0; kill < Kills; kill++)
        {
            // Counted from when it works, so that every kill hits it at work and not at starting.
            await bot.ExpectAsync("Telegram is connected");
            // Every other life gets as far as noting what it sent, or a slow machine would see the same message again
            // and again, and never the next.
            if (kill % 2 == 1)
            {
                await using var db = Open(folder);
                var sent = await db.Outbox.CountAsync(row => row.Status == OutboxStatus.Sent);
                await script.Staff.Until(
                    () => db.Outbox.Count(row => row.Status == OutboxStatus.Sent) > sent,
                    "a message that a new life sent and noted"
                );
            }
            await Task.Delay(
                TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(LongestLife)),
                TimeProvider.System
            );
            bot.Kill();
            bot.Start();
        }
    }

    private static int MessagesOfBot(SopScript script) =>
        new[] { script.Reporter, script.Staff, script.OtherStaff, script.Head }.Sum(phone => phone.FromBot.Count);

    private static async Task AllSent(string folder, SopScript script)
    {
        await using var db = Open(folder);
        await script.Staff.Until(() => !db.Outbox.Any(row => row.Status == OutboxStatus.Pending), "an empty outbox");
    }

    private static async Task CheckDatabase(string folder, List<string> filed)
    {
        TicketAction?[] life =
        [
            null,
            TicketAction.Approve,
            TicketAction.AddNote,
            TicketAction.AddNote,
            TicketAction.FinishRepair,
            TicketAction.Escalate,
            TicketAction.Resolve,
            TicketAction.Close,
        ];
        await using var db = Open(folder);
        Assert.Equal(filed.Order(), await db.Tickets.Select(ticket => ticket.Code).OrderBy(code => code).ToListAsync());
        foreach (var ticket in await db.Tickets.Include(t => t.Visits).ToListAsync())
        {
            var events = await db.Events.Where(e => e.TicketId == ticket.Id).OrderBy(e => e.Id).ToListAsync();
            Assert.Equal(life, events.Where(e => e.Notice is null).Select(e => e.Action));
            Assert.Equal([NoticeOutcome.Delivered], events.Select(e => e.Notice).OfType<NoticeOutcome>());
            Assert.Equal([1, 2, 3, 4, 5, 6], ticket.Visits.OrderBy(visit => visit.Id).Select(visit => visit.Step));
            Assert.All(ticket.Visits, visit => Assert.NotNull(visit.LeftAt));
            Assert.Equal(2, await db.Photos.CountAsync(photo => photo.TicketId == ticket.Id));
        }
        var claims = await db
            .Outbox.Where(row => row.Purpose == OutboxPurpose.Announcement && row.PromptVisitId != null)
            .GroupBy(row => new { row.PromptVisitId, row.ContactId })
            .Select(group => group.Count())
            .ToListAsync();
        Assert.All(claims, count => Assert.Equal(1, count));
        Assert.Equal(filed.Count * 6, claims.Count);
    }

    private static SqliteHelpdeskDb Open(string folder)
    {
        var options = new DbContextOptionsBuilder<SqliteHelpdeskDb>();
        StorageRegistration.UseSqlite(options, $"Data Source={Path.Combine(folder, "helpdesk.db")}");
        return new SqliteHelpdeskDb(options.Options);
    }
}
