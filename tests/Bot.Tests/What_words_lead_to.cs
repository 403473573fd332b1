using Helpdesk.Bot.Conversations;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Tests;

/// <summary>
/// Each message of the collection, in each state in which it can come, on both platforms: what comes of it. The table
/// was written from the procedure and from what the messages mean, before the handlers.
/// </summary>
public sealed class What_words_lead_to
{
    private static readonly string[] Problems = ["problem", "problem-short", "thanks-problem"];

    public static TheoryData<string, string> StatesAndPlatforms()
    {
        var data = new TheoryData<string, string>();
        foreach (
            var state in new[]
            {
                "stranger",
                "open ticket",
                "returned ticket",
                "two tickets",
                "staff",
                "repair",
                "head",
            }
        )
        foreach (var platform in new[] { "Telegram", "WhatsApp" })
            data.Add(state, platform);
        return data;
    }

    [Theory]
    [MemberData(nameof(StatesAndPlatforms))]
    public async Task With_nothing_asked_each_message_leads_where_its_writer_expects(string state, string platform)
    {
        using var chat = new QuickChat();
        var (contact, code) = await InState(chat, state, new Channel(platform));
        List<string> wrong = [];
        // Half of them here, the others on the other platform.
        var messages = Corpus.Messages.Concat(Corpus.KeptBack);
        foreach (var (kind, text) in messages.Where((_, index) => index % 2 == (platform == "Telegram" ? 0 : 1)))
        {
            var heard = await chat.Send(
                chat.Message(contact.Channel, contact.Address) with
                {
                    Text = CleanText.Of(text),
                }
            );
            var came = await OutcomeAsync(chat, contact, heard, code);
            if (!Expected(kind, state, text).Contains(came))
                wrong.Add($"{kind}: {text} → {came}");
            await chat.Forget(contact);
        }
        // Nobody reads a few hundred messages alike every time: one in fifty may be asked about where the table says
        // more.
        Assert.True(wrong.Count <= 5, $"{wrong.Count} of them\n{string.Join("\n", wrong)}");
        Assert.DoesNotContain("Error", chat.Log.All, StringComparison.Ordinal);
        await using var db = chat.Open();
        Assert.False(await db.Tickets.AnyAsync(ticket => ticket.Description != "Wifi mati"));
    }

    public static TheoryData<string, string> QuestionsAndPlatforms()
    {
        var data = new TheoryData<string, string>();
        foreach (
            var question in new[] { "name", "place", "what", "reason", "note", "input", "information", "correction" }
        )
        foreach (var platform in new[] { "Telegram", "WhatsApp" })
            data.Add(question, platform);
        return data;
    }

    [Theory]
    [MemberData(nameof(QuestionsAndPlatforms))]
    public async Task An_open_question_that_wants_words_gets_every_one_of_them(string question, string platform)
    {
        using var chat = new QuickChat();
        var channel = new Channel(platform);
        List<string> lost = [];
        // Half of them here, the others on the other platform.
        foreach (var (_, text) in Corpus.Messages.Where((_, index) => index % 2 == (platform == "Telegram" ? 0 : 1)))
        {
            var words = CleanText.Of(text);
            // What may reach over a question, and what is told to be no answer: without a letter, too short, too long.
            if (
                ExitWords.Read(words) is not null
                || !TypedWords.Readable(words)
                || words.Length is < 3 or > Core.Tickets.Ticket.MaxLine
            )
                continue;
            var contact = await AtQuestion(chat, question, channel);
            await chat.Send(chat.Message(channel, contact.Address) with { Text = words });
            if (!await IsKeptAsync(chat, contact, words))
                lost.Add(text);
        }
        Assert.Equal("", string.Join("\n", lost));
    }

    private static string[] Expected(string kind, string state, string text)
    {
        var isStranger = state is "stranger";
        return kind switch
        {
            "greeting" or "thanks" or "nod" or "plea" => ["menu", "help"],
            "office-hours" => ["answer"],
            // Who says that they report begins one, whatever is open.
            _ when Problems.Contains(kind) && text.Contains("mau lapor", StringComparison.OrdinalIgnoreCase) =>
            [
                "report",
                "asked",
                "correction",
            ],
            _ when Problems.Contains(kind) => isStranger ? ["report"]
            : state is "returned ticket" ? ["correction"]
            : ["asked"],
            "progress" or "cancel-report" when state is "open ticket" or "returned ticket" => ["status"],
            // Who urges as an officer is heard: it is asked on which ticket.
            "progress" when state is "staff" or "repair" or "head" => ["list", "answer", "asked"],
            "progress" or "cancel-report" => ["list", "answer"],
            "ask-officer" when state is "open ticket" or "returned ticket" => ["status"],
            "ask-officer" when state is "two tickets" => ["list"],
            // Among officers the queue says who has what.
            "ask-officer" when state is "staff" or "repair" or "head" => ["list", "answer"],
            "ask-officer" => ["menu"],
            "solved" => state is "stranger" or "staff" or "head" ? ["menu", "asked"] : ["asked"],
            "still-broken" => state is "returned ticket" ? ["correction"] : ["asked", "report"],
            // Small talk begins nothing by itself.
            _ => state is "returned ticket" ? ["correction", "menu"] : ["menu", "asked", "answer"],
        };
    }

    private static async Task<string> OutcomeAsync(QuickChat chat, Contact contact, Heard heard, string? code)
    {
        await using var db = chat.Open();
        var top = await db
            .Conversations.Where(c => c.ContactId == contact.Id)
            .OrderByDescending(c => c.Id)
            .Select(c => c.Flow)
            .FirstOrDefaultAsync();
        return top switch
        {
            "file" => "report",
            "belonging" => "asked",
            "correct" => "correction",
            not null => top,
            _ when heard.Data.Contains("m:lapor") => "menu",
            _ when code is not null && heard.Words.Contains(code, StringComparison.Ordinal) => "status",
            _ when heard.Data.Any(data => data.StartsWith("v:", StringComparison.Ordinal)) => "list",
            _ when heard.Words.Contains("Yang bisa dilakukan", StringComparison.Ordinal) => "help",
            _ when heard.Rows.Count == 0 => "silence",
            _ => "answer",
        };
    }

    private static async Task<(Contact Contact, string? Code)> InState(QuickChat chat, string state, Channel channel)
    {
        var roles = state switch
        {
            "staff" or "repair" => Roles.Staff,
            "head" => Roles.Head,
            _ => Roles.None,
        };
        var contact = await chat.Person(channel, roles);
        var (me, staff) = (contact.Person, (await chat.Person(channel, Roles.Staff, "Andi Staf")).Person);
        switch (state)
        {
            case "open ticket":
                return (contact, (await chat.Ticket(me, staff)).Code);
            case "two tickets":
                await chat.Ticket(me, staff);
                await chat.Ticket(me, staff, (TicketAction.Approve, null));
                break;
            case "returned ticket":
                return (contact, (await chat.Ticket(me, staff, (TicketAction.Return, "Di ruang mana?"))).Code);
            case "repair":
                var reporter = (await chat.Person(channel)).Person;
                await chat.Ticket(reporter, me, (TicketAction.Approve, null));
                break;
        }
        return (contact, null);
    }

    private static async Task<Contact> AtQuestion(QuickChat chat, string question, Channel channel)
    {
        var roles = question switch
        {
            "reason" or "note" => Roles.Staff,
            "input" => Roles.Head | Roles.Staff,
            _ => Roles.None,
        };
        var contact = await chat.Person(channel, roles);
        async Task Tap(Ticket ticket, TicketAction action) =>
            await chat.Send(
                chat.Message(channel, contact.Address) with
                {
                    Tap = new Tap(new ButtonData.Act(ticket.Id, ticket.OpenVisit!.Id, action).ToString(), null),
                }
            );
        async Task Say(params string[] lines)
        {
            foreach (var line in lines)
                await chat.Send(chat.Message(channel, contact.Address) with { Text = line });
        }
        var (me, approve) = (contact.Person, (TicketAction.Approve, (string?)null));
        switch (question)
        {
            case "name":
                await Say("/lapor", "Jaringan");
                break;
            case "place":
                await Say("/lapor", "Jaringan", "Sari", "Dinas Kesehatan", "0812 3456 7890");
                break;
            case "what":
                await Say("/lapor", "Jaringan", "Sari", "Dinas Kesehatan", "0812 3456 7890", "Lantai 2");
                break;
            case "reason":
                await Tap(await chat.Ticket((await chat.Person(channel)).Person, me), TicketAction.Return);
                break;
            case "note":
                await Tap(await chat.Ticket((await chat.Person(channel)).Person, me, approve), TicketAction.AddNote);
                break;
            case "input":
                var escalated = await chat.Escalated((await chat.Person(channel)).Person, me);
                await Tap(escalated, TicketAction.Resolve);
                break;
            case "information":
                await Tap(await chat.Ticket(me, me), TicketAction.AddInformation);
                break;
            default:
                var staff = (await chat.Person(channel, Roles.Staff, "Andi Staf")).Person;
                await Tap(await chat.Ticket(me, staff, (TicketAction.Return, "Di mana?")), TicketAction.Resubmit);
                break;
        }
        return contact;
    }

    // On a ticket, in its history, or in what is being written; a note of this very person's.
    private static async Task<bool> IsKeptAsync(QuickChat chat, Contact contact, string words)
    {
        await using var db = chat.Open();
        return await db.Events.AnyAsync(e => e.Words == words && e.ActorId == contact.PersonId)
            || (await db.Conversations.Where(c => c.ContactId == contact.Id).Select(c => c.State).ToListAsync()).Any(
                state =>
                    state.Contains(System.Text.Json.JsonSerializer.Serialize(words).Trim('"'), StringComparison.Ordinal)
            );
    }
}
