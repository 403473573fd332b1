using System.Globalization;
using Helpdesk.Bot.Channels.Telegram;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Tickets;
using Helpdesk.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Bench;

/// <summary>
/// 10,000 steps whose time runs out at the same instant, while someone goes on asking: how fast it is told, and how
/// long answers take.
/// </summary>
internal static class TimeRunsOut
{
    private const int Visits = 10_000,
        VisitsEach = 3,
        FirstStaff = 10_000,
        Head = 9_999,
        AtRest = 40;
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromMilliseconds(50);

    public static async Task RunAsync()
    {
        await using var server = await TelegramServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(server);
        var sari = server.Phone("Sari");
        await sari.Say("halo", "Selamat datang");
        List<TimeSpan> atRest = [];
        while (atRest.Count < AtRest)
            atRest.Add(await AskAsync(sari));

        await FillAsync(server, bot);
        List<TimeSpan> meanwhile = [];
        var began = TimeProvider.System.GetTimestamp();
        var telling = TellAllAsync(bot, began);
        while (!telling.IsCompleted)
            meanwhile.Add(await AskAsync(sari));
        var took = await telling;
        await using var db = bot.Db();
        var rows = await db.Outbox.CountAsync(row => row.Purpose == OutboxPurpose.Announcement);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Visits:N0} visits due at once       {took.TotalSeconds:0.0} s: {Visits / took.TotalSeconds:N0} visits a second, {rows:N0} messages in the outbox"
            )
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"a reply meanwhile              {Median(meanwhile):0} ms, the slowest of {meanwhile.Count} {meanwhile.Max().TotalMilliseconds:0} ms"
            )
        );

        // Thousands of notices are still to be sent: replies go first.
        List<TimeSpan> flood = [];
        while (flood.Count < AtRest)
            flood.Add(await AskAsync(sari));
        var left = await db.Outbox.CountAsync(row => row.Status == OutboxStatus.Pending);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"a reply while they go out      {Median(flood):0} ms, the slowest of {flood.Count} {flood.Max().TotalMilliseconds:0} ms ({left:N0} notices still wait)"
            )
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"ratio meanwhile / at rest      {Median(meanwhile) / Median(atRest):0.0}"
            )
        );
    }

    private static double Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2).TotalMilliseconds;

    private static async Task<TimeSpan> AskAsync(TelegramPhone phone)
    {
        await Task.Delay(BetweenQuestions, TimeProvider.System);
        var began = TimeProvider.System.GetTimestamp();
        await phone.Say("/bantuan", "Yang bisa dilakukan di sini");
        return TimeProvider.System.GetElapsedTime(began);
    }

    // Until all are told, by this call or by the Bot's own tick.
    private static async Task<TimeSpan> TellAllAsync(RunningBot bot, long began)
    {
        await using var db = bot.Db();
        do await bot.Host.Services.GetRequiredService<StepTimers>().RunAsync(CancellationToken.None);
        while (await db.Visits.AnyAsync(visit => visit.LeftAt == null && visit.OverdueToldAt == null));
        return TimeProvider.System.GetElapsedTime(began);
    }

    private static async Task FillAsync(TelegramServer server, RunningBot bot)
    {
        await using var db = bot.Db();
        var reporter = await db.People.SingleAsync(person => person.Name == "Sari");
        db.Contacts.Add(Contact(server, Head, "Hadi", Roles.Head));
        var staff = Enumerable
            .Range(0, (Visits / VisitsEach) + 1)
            .Select(number => Contact(server, FirstStaff + number, $"Staf {number}", Roles.Staff))
            .ToList();
        db.Contacts.AddRange(staff);
        await db.SaveChangesAsync();
        var now = TimeProvider.System.GetUtcNow();
        var due = now.AddSeconds(-1);
        // Written as SQL: the use cases would take minutes.
        await using var transaction = await db.Database.BeginTransactionAsync();
        for (var number = 0; number < Visits; number++)
        {
            var handler = staff[number / VisitsEach].PersonId;
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO Tickets (Id, Code, State, Category, ReporterId, ApplicantName, Office, Phone, Location, Description, HandlerId, FiledAt, Revision) VALUES ({number + 1}, {$"HD-2611-{number:000000}"}, 'InRepair', 2, {reporter.Id}, 'Sari', 'Dinas Kesehatan', '+62812', 'Lantai 2', 'Internet mati', {handler}, {now.UtcDateTime}, 1)"
            );
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO StepVisits (TicketId, Step, EnteredAt, RemindAt, DueAt, Target, AnnouncedAt, RemindedAt) VALUES ({number + 1}, 3, {now.UtcDateTime}, {due.UtcDateTime}, {due.UtcDateTime}, {TimeSpan.FromHours(3).Ticks}, {now.UtcDateTime}, {now.UtcDateTime})"
            );
        }
        await transaction.CommitAsync();
    }

    private static Contact Contact(TelegramServer server, long id, string name, Roles role)
    {
        server.Phone(id, name).Phone.User.Started = true;
        return new Contact
        {
            Person = new Person
            {
                Name = name,
                Roles = role,
                Teams = Teams.Both,
            },
            Channel = TelegramChannel.Channel,
            Address = string.Create(CultureInfo.InvariantCulture, $"{id}"),
        };
    }
}
