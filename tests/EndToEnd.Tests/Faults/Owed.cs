using System.Globalization;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Helpdesk.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.EndToEnd.Tests.Faults;

/// <summary>
/// What must hold at the end of a day, whatever happened: read from the database and from the phones, and from nothing
/// that the Bot keeps in its head.
/// </summary>
internal static class Owed
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Waits until nothing is owed any more.</summary>
    public static async Task AllSentAsync(FaultRoom room)
    {
        await using var db = room.Db();
        var spoilt = room.Spoilt.ToList();
        var began = TimeProvider.System.GetTimestamp();
        var waiting = db.Outbox.Where(row =>
            (row.Status == OutboxStatus.Pending || row.Status == OutboxStatus.Deferred) && !spoilt.Contains(row.Id)
        );
        while (await waiting.AnyAsync())
        {
            if (TimeProvider.System.GetElapsedTime(began) > Patience)
                throw new TimeoutException($"{await waiting.CountAsync()} messages are still owed.");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }

    /// <summary>What is still owed, for who reads why a seed failed.</summary>
    public static async Task<string> OpenAsync(FaultRoom room)
    {
        await using var db = room.Db();
        var rows = await db
            .Outbox.AsNoTracking()
            .Where(row => row.Status != OutboxStatus.Sent)
            .Select(row => $"row {row.Id} {row.Purpose} {row.Status} not before {row.NotBefore:O}: {row.Error}")
            .ToListAsync();
        var visits = await db
            .Visits.AsNoTracking()
            .Where(visit => visit.LeftAt == null && visit.AnnouncedAt == null)
            .Select(visit => $"visit {visit.Id} of step {visit.Step}, entered {visit.EnteredAt:O}, is not announced")
            .ToListAsync();
        return string.Join('\n', rows.Concat(visits));
    }

    /// <summary>What does not hold; empty when all does.</summary>
    public static async Task<IReadOnlyList<string>> WrongAsync(FaultRoom room, Day day)
    {
        await using var db = room.Db();
        List<string> wrong = [.. day.TooLate.Select(late => $"a bystander's reply took {late}")];
        var codes = await db.Tickets.Select(ticket => ticket.Code).ToListAsync();
        if (!codes.Order().SequenceEqual(day.Filed.Order()))
            wrong.Add($"confirmed were {string.Join(" ", day.Filed)}, kept are {string.Join(" ", codes)}");
        wrong.AddRange(await OfTicketsAsync(db));
        var spoilt = room.Spoilt.ToList();
        var rows = await db
            .Outbox.AsNoTracking()
            .Include(row => row.Contact)
            .Where(row => !spoilt.Contains(row.Id))
            .OrderBy(row => row.Id)
            .ToListAsync();
        wrong.AddRange(
            rows.Where(row => row.Status is OutboxStatus.Parked).Select(row => $"row {row.Id} is parked: {row.Error}")
        );
        foreach (var phone in room.Everyone)
            wrong.AddRange(OfChat(room, phone, [.. rows.Where(row => row.Contact.Address == $"{phone.User.Id}")]));
        wrong.AddRange(room.Api.Faults.Distinct().Select(fault => $"the platform was called wrongly: {fault}"));
        if ((await db.Database.SqlQueryRaw<string>("PRAGMA integrity_check").ToListAsync()) is not ["ok"])
            wrong.Add("the database is damaged");
        return wrong;
    }

    private static async Task<IEnumerable<string>> OfTicketsAsync(HelpdeskDb db)
    {
        List<string> wrong = [];
        foreach (var ticket in await db.Tickets.Include(t => t.Visits).ToListAsync())
        {
            var approvals = await db.Events.CountAsync(e =>
                e.TicketId == ticket.Id && e.Action == TicketAction.Approve
            );
            if (ticket.State is not TicketState.InRepair || approvals != 1 || ticket.Visits.Count != 3)
                wrong.Add(
                    $"{ticket.Code} is {ticket.State} after {approvals} approvals and {ticket.Visits.Count} visits"
                );
        }
        return wrong;
    }

    private static IEnumerable<string> OfChat(FaultRoom room, TelegramPhone phone, List<OutboxMessage> rows)
    {
        var shown = phone.FromBot.Select(message => message.Id).ToList();
        // An edit is no message of its own.
        var owed = rows.Where(row =>
                row.Status is OutboxStatus.Sent
                && row.PlatformMessageId is not null
                && row is not ({ Purpose: OutboxPurpose.Edit } or { Content.Replaces: not null })
            )
            .ToList();
        foreach (var row in owed.Where(row => !shown.Contains(IdOf(row))))
            yield return $"row {row.Id} is said to be sent to {phone.Name}, and is not on the phone";
        if (owed.Select(IdOf).Distinct().Count() != owed.Count)
            yield return $"two rows of {phone.Name} are one message";
        // Replies overtake what came by itself; within each, the order of their keys is the order on the phone.
        foreach (var kind in owed.GroupBy(row => row.Purpose is OutboxPurpose.Reply))
            if (!kind.Select(IdOf).SequenceEqual(kind.Select(IdOf).Order()))
                yield return $"{phone.Name} got {(kind.Key ? "replies" : "notices")} in another order";
        var most = owed.Sum(MessagesOf) + room.Kills + room.AnswersLost.GetValueOrDefault(phone.User.Id);
        if (shown.Count > most)
            yield return $"{phone.Name} has {shown.Count} messages, and at most {most} may be";
    }

    private static int MessagesOf(OutboxMessage row) => Math.Max(1, row.Content.Photos.Count);

    private static int IdOf(OutboxMessage row) => int.Parse(row.PlatformMessageId!, CultureInfo.InvariantCulture);
}
