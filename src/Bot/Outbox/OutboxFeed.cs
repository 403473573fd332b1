using System.Linq.Expressions;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Outbox;

/// <summary>
/// Brings the rows of one platform that are to be sent from the database to the queue, a page at a time and in the
/// order of their keys. What is committed here comes by itself once everything before it is known; the pages go round
/// and find what came another way.
/// </summary>
/// <param name="channel">The platform.</param>
/// <param name="queue">The queue.</param>
/// <param name="which">Which rows: replies, or all others.</param>
/// <param name="most">How many rows the queue may know before pages wait.</param>
internal sealed class OutboxFeed(
    Channel channel,
    OutboxQueue queue,
    Expression<Func<OutboxMessage, bool>> which,
    int most
)
{
    private const int Page = 500;
    private long _after;
    private bool _isCaughtUp;

    /// <summary>Takes in what was just committed.</summary>
    public void Hear(QueuedRow row, DateTimeOffset now)
    {
        if (_isCaughtUp && queue.Count < most)
            queue.Add(row, now);
        else
            // It comes with its page, after what stands before it.
            (_isCaughtUp, _after) = (false, Math.Min(_after, row.Id - 1));
    }

    /// <summary>The next page begins at the beginning, and nothing goes before it.</summary>
    public void LookAgain() => (_isCaughtUp, _after) = (false, 0);

    /// <summary>Reads the next page. Returns whether there is more to read at once.</summary>
    public async Task<bool> ReadAsync(HelpdeskDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        if (queue.Count >= most)
            return false;
        var after = _after;
        var page = await db
            .Outbox.Where(row => row.Status == OutboxStatus.Pending && row.Channel == channel && row.Id > after)
            .Where(which)
            .OrderBy(row => row.Id)
            .Take(Page)
            .Select(row => new QueuedRow(
                row.Id,
                row.ContactId,
                row.Purpose == OutboxPurpose.Reply,
                row.Contact.Person.Roles != Roles.None,
                row.NotBefore,
                null,
                false
            ))
            .ToListAsync(cancellation);
        foreach (var row in page)
            queue.Add(row, now);
        var isFull = page.Count == Page;
        _after = isFull ? page[^1].Id : 0;
        var wasCaughtUp = _isCaughtUp;
        _isCaughtUp |= !isFull;
        return isFull && !wasCaughtUp;
    }
}
