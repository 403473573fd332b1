using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;
using Helpdesk.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.EndToEnd.Tests.Faults;

/// <summary>
/// Days on which two Bots and two Workers are killed and stopped in any order, their connections are cut and their
/// database's server restarts, each day made of a seed.
/// </summary>
[Collection("PostgreSQL")]
public sealed class Several_processes_on_PostgreSQL
{
    private const string FewSeeds = "1-1",
        Late = "melewati batas waktu";
    private const int IncidentsADay = 8,
        LongestBreath = 2500,
        LongestAway = 2000;

    [Fact]
    public Task Every_ticket_is_kept_once_and_every_message_comes_whatever_is_killed() =>
        Seeds.OverAsync(FewSeeds, TryAsync);

    private static async Task<IReadOnlyList<string>> TryAsync(int seed)
    {
        await using var room = await ServerRoom.OpenAsync();
        var day = new ServerDay(room, new Dice(seed));
        try
        {
            return await PlayAsync(room, day);
        }
        catch (TimeoutException silence)
        {
            return [silence.Message, $"after: {string.Join(", ", day.Happened)}", .. await room.LastRowsAsync()];
        }
    }

    private static async Task<IReadOnlyList<string>> PlayAsync(ServerRoom room, ServerDay day)
    {
        var forgotten = await room.Script.File();
        List<string> filed = [await room.Script.ToTheEndAsync()];
        var before = Count(room);
        filed.Add(await room.Script.ToTheEndAsync());
        var perTicket = Count(room) - before;

        before = Count(room);
        var tickets = 0;
        await day.LetTimeRunOutAsync(forgotten);
        var incidents = day.RunAsync(IncidentsADay, LongestBreath, LongestAway);
        while (!incidents.IsCompleted)
        {
            filed.Add(await room.Script.ToTheEndAsync());
            tickets++;
        }
        await incidents;
        // One more life in peace gives everything that is owed the time to come.
        filed.Add(await room.Script.ToTheEndAsync());
        tickets++;
        await using var db = room.Open();
        await room.Script.Staff.Until(
            () => !db.Outbox.Any(row => row.Status == OutboxStatus.Pending),
            "an empty outbox"
        );

        var kills = day.Kills;
        var messages = Count(room) - before;
        List<string> wrong = [];
        void Must(bool holds, string what) => wrong.AddRange(holds ? [] : [what]);
        Must(
            messages >= perTicket * tickets && messages <= perTicket * tickets + kills * Chats(room).Count,
            $"{messages} messages for {tickets} tickets of {perTicket}, with {kills} kills"
        );
        foreach (var phone in new[] { room.Script.Staff, room.Script.OtherStaff, room.Script.Head })
        {
            var told = phone.FromTheBot.Count(message => IsLate(message, forgotten));
            Must(told >= 1 && told <= 1 + kills, $"{phone.Name} was told {told} times that {forgotten} is late");
        }
        await CheckAsync(room, [.. filed, forgotten], Must);
        Must(room.Server.Api.Faults.Count == 0, string.Join("; ", room.Server.Api.Faults));
        if (wrong.Count > 0)
            wrong.Add($"after: {string.Join(", ", day.Happened)}");
        return wrong;
    }

    private static async Task CheckAsync(ServerRoom room, IReadOnlyList<string> filed, Action<bool, string> must)
    {
        await using var db = room.Open();
        var codes = await db.Tickets.Select(ticket => ticket.Code).ToListAsync();
        must(codes.Order().SequenceEqual(filed.Order()), $"tickets: {string.Join(' ', codes)}");
        foreach (var ticket in await db.Tickets.Include(t => t.Visits).ToListAsync())
        {
            var steps = ticket.Visits.OrderBy(visit => visit.Id).Select(visit => visit.Step).ToList();
            must(
                ticket.State is TicketState.Closed
                    ? steps.SequenceEqual([1, 2, 3, 4, 5, 6])
                    : ticket.Code == filed[^1] && steps.SequenceEqual([1, 2]),
                $"{ticket.Code} is {ticket.State} after {string.Join(' ', steps)}"
            );
        }
        var announced = await db
            .Outbox.Where(row => row.Purpose == OutboxPurpose.Announcement && row.PromptVisitId != null)
            .GroupBy(row => new
            {
                row.PromptVisitId,
                row.ContactId,
                Visit = row.TicketId,
            })
            .Select(group => group.Count())
            .ToListAsync();
        // A prompt, and for the forgotten one that it is late.
        must(announced.TrueForAll(count => count <= 2), "a visit was announced twice to somebody");
        foreach (var chat in (await SentAsync(room)).GroupBy(row => row.Contact))
        {
            var ids = chat.Select(row => row.Message).ToList();
            must(ids.SequenceEqual(ids.Order()), $"the order in a chat: {string.Join(' ', ids)}");
        }
    }

    private static async Task<List<(long Contact, long Message)>> SentAsync(ServerRoom room)
    {
        await using var db = room.Open();
        var rows = await db
            .Outbox.Where(row => row.Purpose == OutboxPurpose.Reply && row.PlatformMessageId != null)
            .OrderBy(row => row.Id)
            .Select(row => new { row.ContactId, row.PlatformMessageId })
            .ToListAsync();
        return
        [
            .. rows.Select(row =>
                (row.ContactId, long.Parse(row.PlatformMessageId!, System.Globalization.CultureInfo.InvariantCulture))
            ),
        ];
    }

    private static List<TelegramPhone> Chats(ServerRoom room) =>
        [room.Script.Reporter, room.Script.Staff, room.Script.OtherStaff, room.Script.Head];

    private static int Count(ServerRoom room) =>
        Chats(room)
            .Sum(phone => phone.FromTheBot.Count(message => !message.Text.Contains(Late, StringComparison.Ordinal)));

    private static bool IsLate(Seen message, string id) =>
        message.Text.Contains(id, StringComparison.Ordinal) && message.Text.Contains(Late, StringComparison.Ordinal);
}
