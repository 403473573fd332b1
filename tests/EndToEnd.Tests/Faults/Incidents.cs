using Helpdesk.Core.Messages;
using Helpdesk.Sandbox.BotApi;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.EndToEnd.Tests.Faults;

/// <summary>What can happen to a helpdesk. Each ends what it began.</summary>
internal static class Incidents
{
    private static readonly CallFault[] OfCalls = Enum.GetValues<CallFault>();

    // After an outage all pause for up to 15 s before one call finds out that it is over; a poll that hangs is given up
    // by the client in its own time, and nobody is heard before.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(6),
        OutageEnds = TimeSpan.FromSeconds(16),
        PollsEnd = TimeSpan.FromSeconds(35);

    /// <summary>A name and what happens; the name is printed by a failure.</summary>
    public sealed record Incident(string Name, Func<FaultRoom, Task> HappensAsync);

    /// <summary>Whatever the Bot runs as.</summary>
    private static readonly Incident[] Anywhere =
    [
        new("one chat's calls go wrong", OneChatAsync),
        new("everyone's calls go wrong now and then", EveryoneAsync),
        new("the network is cut", CutAsync),
        new("too fast for all", TooFastAsync),
        new("downloads fail", DownloadsAsync),
        new("a row of the outbox is spoilt", SpoiltRowAsync),
        new("the photos are gone", PhotosGoneAsync),
        new("the photos' folder takes nothing", PhotosFolderAsync),
        new("the database is locked", LockedAsync),
        new("the disk is full", FullDiskAsync),
        new("a graceful stop", StopAsync),
    ];

    /// <summary>What can happen to one that runs in the test's process.</summary>
    public static readonly IReadOnlyList<Incident> OfAHost =
    [
        .. Anywhere,
        new("the clock jumps ahead", room => JumpAsync(room, TimeSpan.FromMinutes(40))),
        new("the clock jumps back", room => JumpAsync(room, TimeSpan.FromMinutes(-40))),
        new("25 hours off", OffAsync),
    ];

    /// <summary>What can happen to a process.</summary>
    public static readonly IReadOnlyList<Incident> OfAProcess = [.. Anywhere, new("kill -9", KillAsync)];

    private static async Task OneChatAsync(FaultRoom room)
    {
        var victim = room.Dice.Of(room.Reporters).User.Id;
        var fault = room.Dice.Of(OfCalls);
        room.Wrong = call => call.Integer("chat_id") == victim ? fault : null;
        await PassAsync(room, 1, 4);
        room.Wrong = null;
    }

    private static Task EveryoneAsync(FaultRoom room)
    {
        var every = 2 + room.Dice.Below(4);
        var calls = 0;
        var fault = room.Dice.Of(OfCalls);
        return ForAllAsync(
            room,
            async () =>
            {
                room.Wrong = _ => Interlocked.Increment(ref calls) % every == 0 ? fault : null;
                await PassAsync(room, 1, 3);
                room.Wrong = null;
            },
            fault is CallFault.Hangs ? PollsEnd : OutageEnds
        );
    }

    private static Task CutAsync(FaultRoom room) =>
        ForAllAsync(
            room,
            async () =>
            {
                room.Network.Cut = true;
                await PassAsync(room, 1, 4);
                room.Network.Cut = false;
            },
            OutageEnds
        );

    private static Task TooFastAsync(FaultRoom room) =>
        ForAllAsync(
            room,
            async () =>
            {
                room.Network.TooFast = true;
                await PassAsync(room, 1, 3);
                room.Network.TooFast = false;
            }
        );

    private static Task DownloadsAsync(FaultRoom room)
    {
        room.Network.FailDownloads = 1 + room.Dice.Below(3);
        return Task.CompletedTask;
    }

    private static async Task SpoiltRowAsync(FaultRoom room)
    {
        await using var db = room.Db();
        var victim = room.Dice.Of(room.Reporters).User.Id;
        var contact = await db.Contacts.SingleOrDefaultAsync(c => c.Address == $"{victim}");
        if (contact is null)
            return;
        await using var transaction = await db.Database.BeginTransactionAsync();
        var row = new OutboxWriter(db, room.Clock.GetUtcNow()).Write(
            contact,
            OutboxPurpose.Announcement,
            new OutgoingMessage { Markup = "rusak" }
        );
        await db.SaveChangesAsync();
        room.Spoilt.Add(row.Id);
        await db.Database.ExecuteSqlAsync($"""UPDATE "Outbox" SET "Content" = 'no JSON' WHERE "Id" = {row.Id}""");
        await transaction.CommitAsync();
    }

    private static async Task PhotosGoneAsync(FaultRoom room)
    {
        foreach (var photo in Directory.GetFiles(room.Photos, "*", SearchOption.AllDirectories))
            File.Delete(photo);
        await PassAsync(room, 0, 1);
    }

    // Whoever runs as root may write everywhere: only what is no folder takes nothing.
    private static async Task PhotosFolderAsync(FaultRoom room)
    {
        var aside = $"{room.Photos}.aside";
        Directory.Move(room.Photos, aside);
        await File.WriteAllTextAsync(room.Photos, "");
        await PassAsync(room, 1, 3);
        File.Delete(room.Photos);
        PutBack(aside, room.Photos);
    }

    // Whoever stores a photo in this instant makes the folder anew: what is in it goes where the rest is.
    private static void PutBack(string aside, string folder)
    {
        while (true)
            try
            {
                Directory.Move(aside, folder);
                return;
            }
            catch (IOException) when (Directory.Exists(folder))
            {
                foreach (var late in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
                {
                    var place = Path.Combine(aside, Path.GetRelativePath(folder, late));
                    Directory.CreateDirectory(Path.GetDirectoryName(place)!);
                    File.Move(late, place, overwrite: true);
                }
                Directory.Delete(folder, recursive: true);
            }
    }

    private static Task LockedAsync(FaultRoom room) =>
        ForAllAsync(
            room,
            async () =>
            {
                await using var locker = new SqliteConnection(room.ConnectionString);
                await locker.OpenAsync();
                await using var transaction = locker.BeginTransaction(deferred: false);
                await PassAsync(room, 1, 5);
            }
        );

    private static Task FullDiskAsync(FaultRoom room) =>
        !room.Disk.CanBeFilled
            ? LockedAsync(room)
            : ForAllAsync(
                room,
                async () =>
                {
                    room.Disk.Fill();
                    await PassAsync(room, 1, 4);
                    room.Disk.Free();
                }
            );

    private static Task StopAsync(FaultRoom room) =>
        ForAllAsync(
            room,
            async () =>
            {
                await room.Life.StopAsync();
                await room.Life.StartAsync();
            }
        );

    private static Task KillAsync(FaultRoom room) => ForAllAsync(room, () => room.KillAsync((ProcessLife)room.Life));

    private static Task JumpAsync(FaultRoom room, TimeSpan by)
    {
        room.Clock.Jump(by);
        return PassAsync(room, 0, 1);
    }

    // Whoever is in the middle of a report would find it dropped, as it should be.
    private static Task OffAsync(FaultRoom room) =>
        ForAllAsync(
            room,
            () =>
                room.Bedtime.WhileAllSleepAsync(async () =>
                {
                    await room.Life.StopAsync();
                    room.Clock.Jump(TimeSpan.FromHours(25));
                    await room.Life.StartAsync();
                })
        );

    // What is wrong for all is no measure of how long one waits for another's trouble.
    private static async Task ForAllAsync(FaultRoom room, Func<Task> happens, TimeSpan? settles = null)
    {
        room.SparesBystander = false;
        await happens();
        await Task.Delay(settles ?? Settled, TimeProvider.System);
        room.SparesBystander = true;
    }

    private static Task PassAsync(FaultRoom room, int least, int most) =>
        Task.Delay(room.Dice.Seconds(least, most), TimeProvider.System);
}
