using System.Security.Cryptography;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Helpdesk.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.EndToEnd.Tests;

/// <summary>The process dies again and again while steps fall due: jobs are lost with it, what is due is not.</summary>
public sealed class Kills_while_time_runs_out
{
    private const int Kills = 20,
        LongestLife = 3000;
    private static readonly TimeSpan Standard = TimeSpan.FromSeconds(15),
        MostLate = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Twenty_kills_lose_and_double_no_reminder_or_notice_and_none_is_ten_seconds_late()
    {
        await using var server = await TelegramServer.StartAsync();
        var folder = TemporaryFolder.New();
        using var bot = new BotProcess(
            folder,
            server.Settings(folder, "OfficeCalendar:AlwaysOpen=true", $"Sop:Steps:2:Standard={Standard}")
        );
        bot.Start();
        var script = new SopScript(server);
        foreach (var phone in new[] { script.Reporter, script.Staff, script.OtherStaff, script.Head })
            phone.Patience = TimeSpan.FromMinutes(3);
        await script.SetUpPeople();

        var killer = Task.Run(() => KillAndStartAgain(bot));
        while (!killer.IsCompleted)
            await script.File(photos: 0);
        var lives = await killer;

        await using var db = Open(folder);
        await script.Head.Until(() => !Untold(db).Any(), "every step to be told about");
        bot.Kill();
        var visits = await db.Visits.AsNoTracking().Where(visit => visit.Step == 2).ToListAsync();
        Assert.All(visits, visit => Assert.InRange(Late(visit.RemindAt, visit.RemindedAt, lives), default, MostLate));
        Assert.All(visits, visit => Assert.InRange(Late(visit.DueAt, visit.OverdueToldAt, lives), default, MostLate));
        await CheckNotices(db, visits);
        await db.Database.CloseConnectionAsync();
        TemporaryFolder.Delete(folder);
    }

    private static IQueryable<StepVisit> Untold(HelpdeskDb db) =>
        db.Visits.Where(visit => visit.Step == 2 && (visit.RemindedAt == null || visit.OverdueToldAt == null));

    private static async Task<List<(DateTimeOffset Start, DateTimeOffset Works)>> KillAndStartAgain(BotProcess bot)
    {
        List<(DateTimeOffset, DateTimeOffset)> lives = [(DateTimeOffset.MinValue, DateTimeOffset.MinValue)];
        for (var kill = 0; kill < Kills; kill++)
        {
            await bot.ExpectAsync("Telegram is connected");
            await Task.Delay(
                TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(LongestLife)),
                TimeProvider.System
            );
            bot.Kill();
            var start = TimeProvider.System.GetUtcNow();
            bot.Start();
            await bot.ExpectAsync("Telegram is connected");
            lives.Add((start, TimeProvider.System.GetUtcNow()));
        }
        return lives;
    }

    // Counted from when it was due, or from when the life works in which it was told: how long a start takes is the
    // machine's affair.
    private static TimeSpan Late(
        DateTimeOffset? due,
        DateTimeOffset? told,
        List<(DateTimeOffset Start, DateTimeOffset Works)> lives
    )
    {
        var works = lives.Last(life => life.Start <= told).Works;
        var late = told!.Value - (due > works ? due.Value : works);
        return late > TimeSpan.Zero ? late : TimeSpan.Zero;
    }

    // To each staff member at most one of each kind for a step; together with the summaries, nobody misses any.
    private static async Task CheckNotices(HelpdeskDb db, List<StepVisit> visits)
    {
        var rows = await db
            .Outbox.AsNoTracking()
            .Where(row => row.Purpose == OutboxPurpose.Announcement && row.PromptVisitId != null)
            .ToListAsync();
        foreach (var sign in new[] { "⏳", "⏰" })
        {
            var notices = rows.Where(row => row.Content.Markup.StartsWith(sign, StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(notices);
            Assert.All(
                notices.GroupBy(row => (row.PromptVisitId, row.ContactId)),
                same => Assert.Single(same.ToList())
            );
            Assert.Subset(
                visits.Select(visit => visit.Id).ToHashSet(),
                notices.Select(row => row.PromptVisitId!.Value).ToHashSet()
            );
        }
    }

    private static SqliteHelpdeskDb Open(string folder)
    {
        var options = new DbContextOptionsBuilder<SqliteHelpdeskDb>();
        StorageRegistration.UseSqlite(options, $"Data Source={Path.Combine(folder, "helpdesk.db")}");
        return new SqliteHelpdeskDb(options.Options);
    }
}
