using System.Globalization;
using System.Text.Json;
using Helpdesk.Bot.Channels.Telegram;
using Helpdesk.Bot.Channels.WhatsApp;
using Helpdesk.Core.People;
using Helpdesk.Core.Tickets;
using Helpdesk.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Contact = Helpdesk.Core.People.Contact;

namespace Helpdesk.Bench;

/// <summary>What one update costs, empty and with 20,000 tickets in the database.</summary>
internal static class UpdateCost
{
    private const int Updates = 600,
        Tickets = 20_000;
    private static int _next = 5_000_000;

    public static async Task RunAsync()
    {
        await using var server = await TelegramServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(server);
        var intake = bot.Host.Services.GetRequiredService<TelegramIntake>();
        server.Phone(77, "Sari").Phone.User.Started = true;
        await MeasureAsync(intake, Updates);
        await RequireTakenAsync(bot);
        var empty = await MeasureAsync(intake, Updates);
        await FillAsync(bot);
        var full = await MeasureAsync(intake, Updates);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"an update, empty database      {empty.TotalMilliseconds:0.00} ms"
            )
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"an update, {Tickets:N0} tickets       {full.TotalMilliseconds:0.00} ms"
            )
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"ratio full / empty             {full / empty:0.00}   (near 1: no work per update grows with the tickets)"
            )
        );
    }

    private static async Task<TimeSpan> MeasureAsync(TelegramIntake intake, int count)
    {
        var began = TimeProvider.System.GetTimestamp();
        for (var number = 0; number < count; number++)
        {
            var update = intake.Read(
                JsonSerializer.SerializeToElement(
                    new Update
                    {
                        Id = ++_next,
                        Message = new Message
                        {
                            Id = _next,
                            Text = (number % 4) switch
                            {
                                0 => "/lapor",
                                1 => "jaringan",
                                2 => "/tiket",
                                _ => "/batal",
                            },
                            From = new User { Id = 77, FirstName = "Sari" },
                            Chat = new Chat { Id = 77, Type = ChatType.Private },
                        },
                    },
                    JsonBotAPI.Options
                )
            );
            await intake.TakeAsync(update!, CancellationToken.None);
        }
        return TimeProvider.System.GetElapsedTime(began) / count;
    }

    // An update that the reader passes over costs nothing, and would make a splendid figure.
    private static async Task RequireTakenAsync(RunningBot bot)
    {
        await using var db = bot.Db();
        var taken = await db.Inbox.CountAsync();
        if (taken < Updates)
            throw new InvalidOperationException($"Only {taken} of {Updates} updates were taken in.");
    }

    private static async Task FillAsync(RunningBot bot)
    {
        await using var db = bot.Db();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var reporter = new Person { Name = "Sari" };
        db.Contacts.Add(
            new Contact
            {
                Person = reporter,
                Channel = WhatsAppChannel.Channel,
                Address = "bench",
            }
        );
        await db.SaveChangesAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var now = TimeProvider.System.GetUtcNow();
        for (var number = 0; number < Tickets; number++)
        {
            var ticket = await FileTicket.RunAsync(
                new Report(
                    reporter,
                    Guid.NewGuid(),
                    now,
                    Teams.Network,
                    "Sari",
                    "Dinas Kesehatan",
                    "+6281234567890",
                    "Lantai 2",
                    "Internet mati"
                ),
                bot.Work(db),
                CancellationToken.None
            );
            // Announced already, so that the sweep has nothing to do with them.
            ticket.OpenVisit!.AnnouncedAt = now;
            db.ChangeTracker.DetectChanges();
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
            db.Attach(reporter);
        }
        await transaction.CommitAsync();
    }
}
