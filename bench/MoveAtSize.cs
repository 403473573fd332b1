using System.Globalization;
using System.Security.Cryptography;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Helpdesk.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Bench;

/// <summary>
/// A helpdesk with 100,000 tickets and 10,000 photos moves from SQLite to PostgreSQL, killed twice on the way, and goes
/// on there with every photo.
/// </summary>
internal static class MoveAtSize
{
    private const int Tickets = 100_000,
        Photos = 10_000;
    private static readonly string[] KilledAt = ["Tickets: 60000 rows", "TicketEvents: 20000 rows"];

    public static async Task RunAsync()
    {
        await using var server = await TelegramServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(server);
        var script = new SopScript(server);
        await script.SetUpPeople();
        var id = await script.File(photos: 2);
        await script.Approve(id);
        await TicketsOfYearsAgo.WriteAsync(bot, 0, Tickets);
        var photos = bot.Host.Services.GetRequiredService<IPhotoStore>();
        await WritePhotosAsync(bot, photos);
        await bot.Host.StopAsync();

        var settings = server.Settings(bot.Folder);
        var database = PostgresTestServer.EmptyDatabaseOf("move-at-size");
        foreach (var line in KilledAt)
        {
            using var killed = new BotProcess(bot.Folder, settings, operation: ["move-to", database]);
            killed.Start();
            await killed.ExpectAsync(line);
            killed.Kill();
            Console.WriteLine($"killed at                                   {line}");
        }
        using var last = new BotProcess(bot.Folder, settings, operation: ["move-to", database]);
        var took = await Times.OfAsync(() => last.RunAsync(TimeSpan.FromMinutes(10)));
        Console.WriteLine(last.Output);
        Times.Print("the rest, compared on both sides", $"{took.TotalSeconds:0.0} s");
        await LookAsync(server, bot.Folder, database, photos, script, id);
        PostgresTestServer.Drop("move-at-size");
    }

    // A photo is a row and its bytes: each row there leads to bytes that are its own.
    private static async Task LookAsync(
        TelegramServer server,
        string folder,
        string database,
        IPhotoStore photos,
        SopScript script,
        string id
    )
    {
        using var there = new BotProcess(
            folder,
            server.Settings(folder, "Database:Provider=Postgres", $"Database:ConnectionString={database}")
        );
        there.Start();
        await script.Repair(id);
        there.Stop();
        var options = new DbContextOptionsBuilder<PostgresHelpdeskDb>();
        StorageRegistration.UsePostgres(options, database);
        await using var db = new PostgresHelpdeskDb(options.Options);
        var whole = 0;
        foreach (var hash in await db.Photos.Where(photo => photo.Hash != null).Select(p => p.Hash!).ToListAsync())
        {
            await using var bytes = await photos.OpenAsync(hash, CancellationToken.None);
            whole += Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes)) == hash ? 1 : 0;
        }
        Times.Print("a repair goes on there; photos whole", $"{whole:N0}");
    }

    private static async Task WritePhotosAsync(RunningBot bot, IPhotoStore photos)
    {
        await using var db = bot.Db();
        var contact = await db.Contacts.Select(c => c.Id).FirstAsync();
        var now = TimeProvider.System.GetUtcNow();
        for (var number = 1; number <= Photos; number++)
            db.Photos.Add(
                new Photo
                {
                    ContactId = contact,
                    Reference = string.Create(CultureInfo.InvariantCulture, $"old{number}"),
                    ReceivedAt = now,
                    Status = PhotoStatus.Stored,
                    Hash = await photos.SaveAsync(BitConverter.GetBytes(number), CancellationToken.None),
                    MediaType = "image/jpeg",
                    TicketId = 1_000_000 + number,
                    VisitId = 1_000_000 + number,
                }
            );
        await db.SaveChangesAsync();
    }
}
