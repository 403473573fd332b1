using Helpdesk.Core.Messages;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Storage;

/// <summary>What was taken in: each delivery once, held by its unique key.</summary>
internal static class Inbox
{
    /// <summary>What identifies a delivery.</summary>
    public static string KeyOf(Channel channel, string key) => $"{channel}:{key}";

    /// <summary>Claims a delivery in the unit of work. Returns its entry, and whether this is the first time.</summary>
    public static async Task<(InboxEntry Entry, bool IsNew)> ClaimAsync(
        string key,
        UnitOfWork work,
        CancellationToken cancellation
    )
    {
        var inserted = await work.Db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "Inbox" ("Key", "ReceivedAt") VALUES ({key}, {work.Now.UtcDateTime}) ON CONFLICT DO NOTHING
            """,
            cancellation
        );
        return (await work.Db.Inbox.SingleAsync(entry => entry.Key == key, cancellation), inserted > 0);
    }
}
