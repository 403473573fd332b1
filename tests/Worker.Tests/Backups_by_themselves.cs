using Helpdesk.Core.Backups;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Storage;
using Helpdesk.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Helpdesk.Worker.Tests;

/// <summary>The day's copy, and who hears of it when there is none.</summary>
public sealed class Backups_by_themselves : IAsyncLifetime
{
    private readonly string _folder = TemporaryFolder.New();
    private OfficeWorld _office = null!;

    private string Copies => Path.Combine(_folder, "copies");

    public async ValueTask InitializeAsync() => _office = await OfficeWorld.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await _office.DisposeAsync();
        TemporaryFolder.Delete(_folder);
    }

    [Fact]
    public async Task One_copy_is_made_a_day()
    {
        var file = await DatabaseAsync();
        for (var hour = 0; hour < 30; hour++)
        {
            await Job(file).RunAsync(CancellationToken.None);
            _office.Clock.Advance(TimeSpan.FromHours(1));
        }
        Assert.Equal(2, BackupCopy.AllIn(Copies).Count);
    }

    [Fact]
    public async Task When_none_can_be_made_the_admins_are_told_once_a_day_and_it_is_tried_again()
    {
        var dewi = await _office.PersonAsync("Dewi", Roles.Admin);
        await _office.PersonAsync("Andi", Roles.Staff);
        var job = Job(Path.Combine(_folder, "missing.db"));
        for (var hour = 0; hour < 30; hour++)
        {
            await job.RunAsync(CancellationToken.None);
            _office.Clock.Advance(TimeSpan.FromHours(1));
        }
        await using var db = _office.Db();
        var told = db.Outbox.Where(row => row.Purpose == OutboxPurpose.Alarm).ToList();
        Assert.Equal(2, told.Count);
        Assert.All(told, row => Assert.Contains("Salinan cadangan", row.Content.Markup));
        Assert.All(told, row => Assert.Equal(db.Contacts.Single(c => c.PersonId == dewi.Id).Id, row.ContactId));
        Assert.Empty(BackupCopy.AllIn(Copies));
    }

    private async Task<string> DatabaseAsync()
    {
        var file = Path.Combine(_folder, "helpdesk.db");
        await using var db = new SqliteHelpdeskDb(
            new DbContextOptionsBuilder<SqliteHelpdeskDb>().UseSqlite($"Data Source={file};Pooling=false").Options
        );
        await db.Database.MigrateAsync();
        return file;
    }

    private BackupJob Job(string database) =>
        new(
            new BackupFolder(Copies, 14, database, _office.Photos),
            _office.Gate,
            _office.Clocks,
            _office.Waker.Object,
            _office.Clock,
            NullLogger<BackupJob>.Instance
        );
}
