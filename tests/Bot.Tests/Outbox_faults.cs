using Helpdesk.Bot.Outbox;
using Helpdesk.Core.Messages;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Tests;

/// <summary>What goes wrong with one message, one chat or the database takes no other message along.</summary>
public sealed class Outbox_faults
{
    private static readonly SendResult Sent = new SendResult.Delivered("1");

    [Fact]
    public async Task A_message_that_throws_holds_up_no_other_and_is_put_aside_aloud_in_the_end()
    {
        await using var room = await OutboxRoom.OpenAsync();
        var chats = await room.ChatsAsync(3);
        room.Platform.Answer = (row, _) =>
            row.ContactId == chats[0] ? throw new InvalidOperationException("a bug") : Task.FromResult(Sent);
        await room.WriteAsync("halo", OutboxPurpose.Reply, chats);
        await room.WriteAsync("lagi", OutboxPurpose.Announcement, chats);
        await room.StartAsync();
        await room.UntilAsync(() => room.Platform.Taken.Count == 4, "the other chats' messages");
        await using var later = room.Db();
        await room.UntilAsync(
            () => later.Outbox.Count(row => row.Status == OutboxStatus.Pending) == 2,
            "only its chat's two to be left"
        );
        // Its pauses are as long as any other's; the last attempt is what counts.
        await later
            .Outbox.Where(row => row.Status == OutboxStatus.Pending)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Attempts, OutboxAttempt.MostBugs - 1));
        await room.UntilAsync(
            () => later.Outbox.Count(row => row.Status == OutboxStatus.Parked) == 2,
            "the two to be put aside"
        );
        Assert.Contains("Error", room.Log.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_whose_content_cant_be_read_holds_up_nobody()
    {
        await using var room = await OutboxRoom.OpenAsync();
        var chats = await room.ChatsAsync(2);
        await room.WriteAsync("rusak", OutboxPurpose.Announcement, chats[0]);
        await room.WriteAsync("utuh", OutboxPurpose.Announcement, chats[1]);
        await using (var db = room.Db())
            await db.Database.ExecuteSqlAsync(
                $"""UPDATE "Outbox" SET "Content" = 'no JSON' WHERE "ContactId" = {chats[0]}"""
            );
        await room.StartAsync();
        await room.UntilAsync(() => room.Platform.Taken.Count == 1, "the other chat's message");
        Assert.Equal("utuh", room.Platform.Taken.Single().Text);
    }

    [Fact]
    public async Task What_another_process_has_answered_goes_out_before_what_is_answered_here()
    {
        await using var room = await OutboxRoom.OpenAsync();
        var chats = await room.ChatsAsync(1);
        await room.StartAsync();
        await room.WriteAsync("nol", OutboxPurpose.Reply, chats);
        await room.UntilAsync(() => room.Platform.Taken.Count == 1, "the first");
        for (var round = 1; round <= 5; round++)
        {
            await room.WriteElsewhereAndHereAsync("sana", "sini", chats[0]);
            await room.UntilAsync(() => room.Platform.Taken.Count == 1 + (2 * round), "both");
        }
        Assert.Equal(
            ["nol", .. Enumerable.Repeat<string[]>(["sana", "sini"], 5).SelectMany(pair => pair)],
            room.Platform.Taken.Select(taken => taken.Text)
        );
    }

    [Fact]
    public async Task A_call_that_hangs_holds_up_its_own_chat_only()
    {
        await using var room = await OutboxRoom.OpenAsync();
        var chats = await room.ChatsAsync(10);
        var hangs = new TaskCompletionSource<SendResult>();
        room.Platform.Answer = (row, cancellation) =>
            row.ContactId == chats[0] ? hangs.Task.WaitAsync(cancellation) : Task.FromResult(Sent);
        await room.StartAsync();
        var began = TimeProvider.System.GetTimestamp();
        await room.WriteAsync("satu", OutboxPurpose.Reply, chats);
        await room.WriteAsync("dua", OutboxPurpose.Reply, chats);
        await room.UntilAsync(() => room.Platform.Taken.Count == 18, "the nine others, twice");
        Assert.True(TimeProvider.System.GetElapsedTime(began) < OutboxAttempt.Deadline);
        hangs.SetResult(Sent);
        await room.UntilAsync(() => room.Platform.Taken.Count == 20, "the chat that hung");
    }

    [Fact]
    public async Task What_was_sent_and_cant_be_written_down_is_sent_once_and_nothing_new_meanwhile()
    {
        await using var room = await OutboxRoom.OpenAsync();
        var chats = await room.ChatsAsync(3);
        await room.WriteAsync("halo", OutboxPurpose.Reply, chats[0]);
        await room.WriteAsync("nanti", OutboxPurpose.Reply, chats[1]);
        await using var blocker = room.Db();
        await using var blocking = await blocker.Database.BeginTransactionAsync();
        // SQLite's transaction keeps all writers off; a server's has to say so, and must not be thrown out for idling.
        if (!blocker.Database.IsSqlite())
            await blocker.Database.ExecuteSqlRawAsync(
                "SET LOCAL idle_in_transaction_session_timeout = 0; LOCK TABLE \"Outbox\" IN EXCLUSIVE MODE"
            );
        await room.StartAsync();
        await room.UntilAsync(() => !room.State.CanWriteDown, "that it can't be written down to be noticed");
        var sent = room.Platform.Taken.Count;
        Assert.InRange(sent, 1, 2);
        await blocking.RollbackAsync();
        await room.WriteAsync("akhirnya", OutboxPurpose.Reply, chats[2]);
        await room.UntilAsync(() => room.Platform.Taken.Count == 3, "the rest");
        await room.UntilAsync(() => room.State.CanWriteDown, "everything to be written down");
        await using var db = room.Db();
        await room.UntilAsync(() => db.Outbox.All(row => row.Status == OutboxStatus.Sent), "all to be marked");
        Assert.Equal(3, room.Platform.Taken.Select(taken => taken.Row).Distinct().Count());
    }

    [Fact]
    public async Task While_marks_fail_again_and_again_none_is_taken_for_written_down_and_nothing_is_sent_twice()
    {
        await using var room = await OutboxRoom.OpenAsync();
        var chats = await room.ChatsAsync(60);
        for (var number = 0; number < 5; number++)
            await room.WriteAsync($"{number}", OutboxPurpose.ReporterNotice, chats);
        await room.StartAsync();
        // Whoever holds the database longer than anybody waits for it makes whole batches fail.
        for (var time = 0; time < 3; time++)
        {
            await using var blocker = room.Db();
            await using var blocking = await blocker.Database.BeginTransactionAsync();
            await Task.Delay(TimeSpan.FromSeconds(1.5), TimeProvider.System);
            await blocking.RollbackAsync();
        }
        await room.UntilAsync(() => room.Platform.Taken.Count >= 300, "all of them");
        await using var db = room.Db();
        await room.UntilAsync(() => db.Outbox.All(row => row.Status == OutboxStatus.Sent), "all to be marked");
        Assert.Equal(300, room.Platform.Taken.Count);
        Assert.Equal(300, room.Platform.Taken.Select(taken => taken.Row).Distinct().Count());
    }

    [Fact]
    public async Task A_graceful_stop_under_load_doubles_nothing_and_keeps_each_chats_order()
    {
        await using var room = await OutboxRoom.OpenAsync();
        var chats = await room.ChatsAsync(40);
        for (var number = 0; number < 10; number++)
            await room.WriteAsync($"{number}", OutboxPurpose.ReporterNotice, chats);
        room.Platform.Answer = async (_, cancellation) =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellation);
            return Sent;
        };
        for (var stop = 1; stop <= 4; stop++)
        {
            await room.StartAsync();
            await room.UntilAsync(() => room.Platform.Taken.Count >= stop * 80, $"{stop * 80} messages");
            await room.StopAsync();
        }
        await room.StartAsync();
        await room.UntilAsync(() => room.Platform.Taken.Count >= 400, "all of them");
        Assert.Equal(400, room.Platform.Taken.Select(taken => taken.Row).Distinct().Count());
        Assert.Equal(400, room.Platform.Taken.Count);
        foreach (var ofOne in room.Platform.Taken.GroupBy(taken => taken.Chat))
            Assert.Equal(Enumerable.Range(0, 10).Select(number => $"{number}"), ofOne.Select(taken => taken.Text));
    }

    [Fact]
    public async Task A_reply_overtakes_a_flood_to_others_and_its_chats_own_notices()
    {
        await using var room = await OutboxRoom.OpenAsync();
        var chats = await room.ChatsAsync(200);
        var gate = new SemaphoreSlim(0);
        room.Platform.Answer = async (_, cancellation) =>
        {
            await gate.WaitAsync(cancellation);
            return Sent;
        };
        for (var number = 0; number < 5; number++)
            await room.WriteAsync("pengumuman", OutboxPurpose.Announcement, chats);
        await room.StartAsync();
        gate.Release(30);
        await room.UntilAsync(() => room.Platform.Taken.Count == 30, "the flood to begin");
        await room.WriteAsync("jawaban", OutboxPurpose.Reply, chats[150]);
        gate.Release(40);
        await room.UntilAsync(() => room.Platform.Taken.Count == 70, "forty more");
        Assert.Contains(room.Platform.Taken, taken => taken.Text == "jawaban");
        gate.Release(2000);
    }
}
