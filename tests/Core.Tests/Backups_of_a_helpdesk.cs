using Helpdesk.Core.Backups;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Helpdesk.TestKit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tests;

/// <summary>Copies of the database and its photos: what they hold, which are kept, and how they come back.</summary>
public sealed class Backups_of_a_helpdesk : IDisposable
{
    private readonly string _folder = TemporaryFolder.New();
    private readonly DateTimeOffset _begin = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);

    private string Database => Path.Combine(_folder, "helpdesk.db");

    private string Copies => Path.Combine(_folder, "copies");

    private PhotoFiles Photos => new(Path.Combine(_folder, "photos"));

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        TemporaryFolder.Delete(_folder);
    }

    [Fact]
    public async Task A_copy_comes_back_with_its_photos_while_the_original_was_in_use()
    {
        await using var db = await WithPhotosAsync("satu", "dua");
        await using var writing = await db.Database.BeginTransactionAsync();
        db.Facts.Add(new SystemFact { Name = "not committed", Value = "" });
        await db.SaveChangesAsync();

        var made = (await Backups().MakeAsync(_begin, CancellationToken.None))!;
        Assert.Equal((2, 0), (made.Photos, made.MissingPhotos));
        Assert.Equal([made.File], Directory.GetFiles(Copies, "*.db"));

        var elsewhere = new PhotoFiles(Path.Combine(_folder, "restored-photos"));
        var target = Path.Combine(_folder, "restored.db");
        var back = await BackupFolder.RestoreAsync(made.File, target, elsewhere, CancellationToken.None);
        Assert.Equal((2, 0), (back.Photos, back.MissingPhotos));
        await using var restored = Open(target);
        Assert.Equal(2, await restored.Photos.CountAsync());
        Assert.False(await restored.Facts.AnyAsync(fact => fact.Name == "not committed"));
        foreach (var hash in await restored.Photos.Select(photo => photo.Hash!).ToListAsync())
            Assert.NotNull(await elsewhere.LengthOfAsync(hash, CancellationToken.None));
    }

    [Fact]
    public async Task The_newest_copies_are_kept_and_the_photos_that_one_of_them_names()
    {
        await using var db = await WithPhotosAsync("tetap", "dihapus");
        var backups = Backups(keep: 2);
        await backups.MakeAsync(_begin, CancellationToken.None);
        var gone = await db.Photos.OrderBy(photo => photo.Id).LastAsync();
        db.Photos.Remove(gone);
        await db.SaveChangesAsync();
        var copies = new PhotoFiles(BackupFolder.PhotosOf(Copies));
        await backups.MakeAsync(_begin.AddDays(1), CancellationToken.None);
        Assert.NotNull(await copies.LengthOfAsync(gone.Hash!, CancellationToken.None));
        await backups.MakeAsync(_begin.AddDays(2), CancellationToken.None);

        Assert.Equal([_begin.AddDays(2), _begin.AddDays(1)], BackupCopy.AllIn(Copies).Select(copy => copy.MadeAt));
        Assert.Null(await copies.LengthOfAsync(gone.Hash!, CancellationToken.None));
        Assert.NotNull(await copies.LengthOfAsync((await db.Photos.SingleAsync()).Hash!, CancellationToken.None));
    }

    [Fact]
    public async Task Nothing_is_overwritten_and_no_foreign_file_is_restored_or_deleted()
    {
        await using var db = await WithPhotosAsync("satu");
        var backups = Backups(keep: 1);
        var made = (await backups.MakeAsync(_begin, CancellationToken.None))!;
        var before = await File.ReadAllBytesAsync(Database);
        Task RestoreAsync(string copy, string to) =>
            BackupFolder.RestoreAsync(copy, to, Photos, CancellationToken.None);

        var exists = await Assert.ThrowsAsync<BackupException>(() => RestoreAsync(made.File, Database));
        Assert.Contains("not overwritten", exists.Message);
        Assert.Equal(before, await File.ReadAllBytesAsync(Database));

        var journal = Path.Combine(_folder, "other.db");
        await File.WriteAllTextAsync($"{journal}-wal", "of the one before");
        await Assert.ThrowsAsync<BackupException>(() => RestoreAsync(made.File, journal));

        var foreign = Path.Combine(Copies, "helpdesk-notes.db");
        await File.WriteAllTextAsync(foreign, "catatan");
        await backups.MakeAsync(_begin.AddDays(1), CancellationToken.None);
        Assert.True(File.Exists(foreign));
        var target = Path.Combine(_folder, "new.db");
        await Assert.ThrowsAsync<BackupException>(() => RestoreAsync(foreign, target));
        await Assert.ThrowsAsync<BackupException>(() => RestoreAsync(made.File + "x", target));
        Assert.False(File.Exists(target));
    }

    [Fact]
    public async Task A_damaged_copy_or_photo_is_noticed()
    {
        await using var db = await WithPhotosAsync("satu", "dua");
        var made = (await Backups().MakeAsync(_begin, CancellationToken.None))!;
        var hash = (await db.Photos.FirstAsync()).Hash!;
        await File.WriteAllTextAsync(Path.Combine(BackupFolder.PhotosOf(Copies), hash[..2], hash), "lain");
        var back = await BackupFolder.RestoreAsync(
            made.File,
            Path.Combine(_folder, "a.db"),
            new PhotoFiles(Path.Combine(_folder, "p")),
            CancellationToken.None
        );
        Assert.Equal((1, 1), (back.Photos, back.MissingPhotos));

        await using (var file = File.OpenWrite(made.File))
        {
            file.Seek(4096, SeekOrigin.Begin);
            await file.WriteAsync(new byte[8192]);
        }
        await Assert.ThrowsAsync<BackupException>(() =>
            BackupFolder.RestoreAsync(made.File, Path.Combine(_folder, "b.db"), Photos, CancellationToken.None)
        );
    }

    [Fact]
    public async Task Two_at_once_make_one_copy()
    {
        await using var db = await WithPhotosAsync("satu");
        Directory.CreateDirectory(Copies);
        await using (
            File.Open(Path.Combine(Copies, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)
        )
            Assert.Null(await Backups().MakeAsync(_begin, CancellationToken.None));
        Assert.NotNull(await Backups().MakeAsync(_begin, CancellationToken.None));
    }

    private BackupFolder Backups(int keep = 14) => new(Copies, keep, Database, Photos);

    private async Task<SqliteHelpdeskDb> WithPhotosAsync(params string[] contents)
    {
        var db = Open(Database);
        await db.Database.MigrateAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;");
        var contact = new Core.People.Contact
        {
            Person = new Core.People.Person { Name = "Sari" },
            Channel = new Core.Messages.Channel("Telegram"),
            Address = "1",
        };
        db.Contacts.Add(contact);
        await db.SaveChangesAsync();
        foreach (var content in contents)
            db.Photos.Add(
                new Photo
                {
                    ContactId = contact.Id,
                    Reference = content,
                    ReceivedAt = _begin,
                    NextAttemptAt = _begin,
                    Status = PhotoStatus.Stored,
                    Hash = await Photos.SaveAsync(System.Text.Encoding.UTF8.GetBytes(content), CancellationToken.None),
                }
            );
        await db.SaveChangesAsync();
        return db;
    }

    private static SqliteHelpdeskDb Open(string file) =>
        new(new DbContextOptionsBuilder<SqliteHelpdeskDb>().UseSqlite($"Data Source={file}").Options);
}
