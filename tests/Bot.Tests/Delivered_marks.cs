using Helpdesk.Bot.Channels.Telegram;
using Helpdesk.Bot.Outbox;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Helpdesk.Bot.Tests;

/// <summary>What was delivered is written down in batches.</summary>
public sealed class Delivered_marks
{
    [Fact]
    public async Task A_batch_that_fails_takes_no_mark_along_that_came_while_it_was_being_committed()
    {
        using var chat = new QuickChat();
        var contact = await chat.Person(TelegramChannel.Channel);
        var (first, second) = (await RowAsync(chat, contact.Id), await RowAsync(chat, contact.Id));
        var marks = new DeliveredMarks(chat.Gate, chat.Clock);
        Task<bool>? next = null;
        // The first commit is refused, and a mark comes in the middle of it.
        raw.sqlite3_commit_hook(
            chat.Handle,
            _ =>
            {
                if (next is not null)
                    return 0;
                next = marks.WriteDownAsync(MarkOf(second));
                return 1;
            },
            null
        );

        var fails = marks.WriteDownAsync(MarkOf(first));
        Assert.False(await fails);
        Assert.True(await next!);

        await using var db = chat.Open();
        Assert.Equal(OutboxStatus.Pending, (await db.Outbox.SingleAsync(row => row.Id == first)).Status);
        Assert.Equal(OutboxStatus.Sent, (await db.Outbox.SingleAsync(row => row.Id == second)).Status);
    }

    private static TakenRow MarkOf(long row) => new(row, 0, 1, IsLast: true, $"m{row}");

    private static async Task<long> RowAsync(QuickChat chat, long contact)
    {
        var written = await chat.Do(async work =>
        {
            var to = await work.Db.Contacts.SingleAsync(c => c.Id == contact);
            return work.Outbox.Write(to, OutboxPurpose.Alarm, new OutgoingMessage { Markup = "kabar" });
        });
        return written.Id;
    }
}
