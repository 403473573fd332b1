using Helpdesk.Bot.Conversations;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Tests;

/// <summary>
/// What tests of chats do again and again: somebody says or presses something, and it is looked what came of it.
/// </summary>
public abstract class ChatTest : IDisposable
{
    public static TheoryData<string> Platforms => ["Telegram", "WhatsApp"];

    internal QuickChat Chat { get; } = new();

    public void Dispose()
    {
        Chat.Dispose();
        GC.SuppressFinalize(this);
    }

    internal async Task<(Contact Sari, Contact Andi, Ticket Ticket)> InRepairAsync(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        return (sari, andi, await Chat.Ticket(sari.Person, andi.Person, (TicketAction.Approve, null)));
    }

    internal Task<AdvanceResult> Act(Contact by, Ticket ticket, TicketAction action, string? words) =>
        Chat.Do(async work =>
        {
            var visit = await work.Db.Visits.Where(v => v.TicketId == ticket.Id).OrderBy(v => v.Id).LastAsync();
            var officer = await work.Db.People.SingleAsync(p => p.Id == by.PersonId);
            var advance = new Advance(ticket.Id, visit.Id, action, officer, words);
            return await AdvanceTicket.RunAsync(advance, work, CancellationToken.None);
        });

    internal async Task<List<string?>> WordsAsync(TicketAction action)
    {
        await using var db = Chat.Open();
        return await db
            .Events.Where(e => e.Action == action && e.Words != null)
            .OrderBy(e => e.Id)
            .Select(e => e.Words)
            .ToListAsync();
    }

    internal async Task<TicketState> StateAsync(Ticket ticket)
    {
        await using var db = Chat.Open();
        return (await db.Tickets.SingleAsync(t => t.Id == ticket.Id)).State;
    }

    internal async Task<Draft> DraftAsync(Contact of)
    {
        await using var db = Chat.Open();
        var state = (await db.Conversations.SingleAsync(row => row.ContactId == of.Id)).State;
        return (Draft)new FileTicketFlow().Load(state);
    }

    internal Task<Heard> Send(Contact from, Func<IncomingMessage, IncomingMessage> with) =>
        Chat.Send(with(Chat.Message(from.Channel, from.Address)));

    internal async Task<Heard> Say(Contact from, params string[] lines)
    {
        Heard? heard = null;
        foreach (var line in lines)
            heard = await Send(from, m => m with { Text = CleanText.Of(line) });
        return heard!;
    }

    /// <summary>Somebody answers the last that they were told about a ticket.</summary>
    internal async Task<Heard> ReplyAsync(Contact from, string words)
    {
        await Chat.DeliverAsync();
        await using var db = Chat.Open();
        var last = await db
            .Outbox.Where(row => row.ContactId == from.Id && row.TicketId != null)
            .OrderBy(row => row.Id)
            .LastAsync();
        return await Send(from, m => m with { Text = words, Answers = last.PlatformMessageId });
    }

    internal Task<Heard> Press(Contact from, Heard on, string label) =>
        Send(from, m => m with { Tap = new Tap(on.Button(label), null) });

    internal async Task<Heard> Tap(Contact from, Ticket ticket, TicketAction action)
    {
        await using var db = Chat.Open();
        var visit = await db.Visits.SingleAsync(v => v.TicketId == ticket.Id && v.LeftAt == null);
        var data = new ButtonData.Act(ticket.Id, visit.Id, action).ToString();
        return await Send(from, m => m with { Tap = new Tap(data, null) });
    }

    internal async Task FinishAsync(Contact by, Ticket ticket, bool ends = true)
    {
        await Tap(by, ticket, TicketAction.AddNote);
        await Say(by, "kabel diganti");
        await Send(by, m => m with { Photo = new IncomingPhoto("foto", SentAsFile: false) });
        if (ends)
            await Act(by, ticket, TicketAction.FinishRepair, null);
        await Say(by, "/batal");
    }

    /// <summary>Whoever must act on a ticket's open visit is told, as the job does it.</summary>
    internal Task<bool> AnnounceAsync(Ticket ticket) =>
        Chat.Do(async work =>
        {
            var visit = await work.Db.Visits.SingleAsync(v => v.TicketId == ticket.Id && v.LeftAt == null);
            return await AnnounceVisit.RunAsync(visit.Id, work, CancellationToken.None);
        });

    internal async Task<string> ButtonAsync(Contact of, string label)
    {
        await using var db = Chat.Open();
        var rows = await db.Outbox.Where(row => row.ContactId == of.Id).OrderBy(row => row.Id).ToListAsync();
        return rows.SelectMany(row => row.Content.Buttons).SelectMany(row => row).Last(b => b.Label == label).Data;
    }

    internal async Task<List<string>> ToldAsync(Contact who)
    {
        await using var db = Chat.Open();
        var rows = await db.Outbox.Where(row => row.ContactId == who.Id).OrderBy(row => row.Id).ToListAsync();
        return
        [
            .. rows.Where(row => row.Content.Markup.Length > 0)
                .Select(row => ChatText.FromMarkup(row.Content.Markup).Words),
        ];
    }

    internal async Task<string> LastToldAsync(Contact who) => (await ToldAsync(who))[^1];
}
