using Helpdesk.Core.Messages;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Storage;

/// <summary>What was taken in: each delivery once, held by its unique key.</summary>
internal static class Inbox
{
    private static readonly CompiledQuery<Func<HelpdeskDb, string, CancellationToken, Task<InboxEntry?>>> Entry = new(
        () =>
            EF.CompileAsyncQuery(
                (HelpdeskDb db, string key, CancellationToken _) =>
                    db.Inbox.AsNoTracking().SingleOrDefault(entry => entry.Key == key)
            )
    );

    /// <summary>What identifies a delivery.</summary>
    public static string KeyOf(Channel channel, string key) => $"{channel}:{key}";

    /// <summary>The entry of a delivery that was taken in before, or null.</summary>
    public static Task<InboxEntry?> FindAsync(string key, UnitOfWork work, CancellationToken cancellation) =>
        Entry.For(work.Db)(work.Db, key, cancellation);
}
