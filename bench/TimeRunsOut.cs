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
        WarmUp = 3_000,
        VisitsEach = 3,
        FirstStaff = 10_000,
        Head = 9_999,
        AtRest = 200,
        WhileSending = 40;
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromMilliseconds(50);

    public static async Task RunAsync()
    {
        await using var server = await TelegramServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(server);
        var sari = server.Phone("Sari");
        await sari.Say("halo", "Selamat datang");
        // Compiling what is run is a matter of the start (`start`), not of what is due.
        var staff = await StaffAsync(server, bot);
        await FillAsync(bot, staff, first: 0, WarmUp);
        await TellAllAsync(bot, TimeProvider.System.GetTimestamp());
        await ForgetAsync(bot);
        List<TimeSpan> atRest = [];
        while (atRest.Count < AtRest)
            atRest.Add(await AskAsync(sari));

        await FillAsync(bot, staff, first: WarmUp, Visits);
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
                $"{Visits:N0} visits due at once       {took.TotalSeconds:0.0} s: {Visits / took.TotalSeconds:N0} visits a second, {rows:N0} announcements in the outbox"
            )
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"a reply meanwhile              p50 {Median(meanwhile):0} ms, p99 {meanwhile.At(0.99):0} ms, the slowest of {meanwhile.Count} {meanwhile.Max().TotalMilliseconds:0} ms"
            )
        );

        // Thousands of notices are still to be sent: replies go first.
        List<TimeSpan> flood = [];
        while (flood.Count < WhileSending)
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
                $"ratio meanwhile / at rest      p50 {Median(meanwhile) / Median(atRest):0.0}, p99 {meanwhile.At(0.99) / atRest.At(0.99):0.0} (of {atRest.At(0.99):0} ms)"
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

    // Nothing is on its way when the measurement begins.
    private static async Task ForgetAsync(RunningBot bot)
    {
        await using var db = bot.Db();
        await db.Outbox.Where(row => row.Status == OutboxStatus.Pending).ExecuteDeleteAsync();
    }

    private static async Task<List<Contact>> StaffAsync(TelegramServer server, RunningBot bot)
    {
        await using var db = bot.Db();
        db.Contacts.Add(Contact(server, Head, "Hadi", Roles.Head));
        var staff = Enumerable
            .Range(0, ((WarmUp + Visits) / VisitsEach) + 1)
            .Select(number => Contact(server, FirstStaff + number, $"Staf {number}", Roles.Staff))
            .ToList();
        db.Contacts.AddRange(staff);
        await db.SaveChangesAsync();
        return staff;
    }

    private static async Task FillAsync(RunningBot bot, List<Contact> staff, int first, int count)
    {
        await using var db = bot.Db();
        var reporter = await db.People.SingleAsync(person => person.Name == "Sari");
        var now = TimeProvider.System.GetUtcNow();
        var due = now.AddSeconds(-1);
        // Written as SQL: the use cases would take minutes.
        await using var transaction = await db.Database.BeginTransactionAsync();
        for (var number = first; number < first + count; number++)
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
