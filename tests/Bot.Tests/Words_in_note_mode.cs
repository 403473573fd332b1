using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Tests;

/// <summary>
/// While notes of a repair are taken, words that name something else to do with the ticket do that, and words about
/// another ticket are asked about. On both platforms.
/// </summary>
public sealed class Words_in_note_mode : ChatTest
{
    [Theory]
    [InlineData("Telegram", "hapus catatan terakhir"), InlineData("WhatsApp", "tarik catatan")]
    [InlineData("Telegram", "catatan tadi salah, hapus aja"), InlineData("WhatsApp", "batalkan catatan barusan ya")]
    [InlineData("WhatsApp", "Tarik catatan terakhir")]
    public async Task The_last_note_is_taken_back_and_notes_are_still_taken(string platform, string said)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await Tap(andi, ticket, TicketAction.AddNote);
        await Say(andi, "kabel diganti di lantai 2");
        var heard = await Say(andi, said);
        Assert.Contains("ditarik", heard.Words);
        await Say(andi, "kabel diganti di lantai 3");
        await using var db = Chat.Open();
        var taken = await db.Events.SingleAsync(e => e.TakesBackId != null);
        Assert.Equal(
            ["kabel diganti di lantai 2", "kabel diganti di lantai 3"],
            await WordsAsync(TicketAction.AddNote)
        );
        Assert.Equal("kabel diganti di lantai 2", (await db.Events.SingleAsync(e => e.Id == taken.TakesBackId)).Words);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Below_a_note_stands_how_to_take_it_back(string platform)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        var asked = await Tap(andi, ticket, TicketAction.AddNote);
        Assert.DoesNotContain("Tarik catatan terakhir", asked.Labels);
        var noted = await Say(andi, "kabel diganti");
        Assert.Contains("Tarik catatan terakhir", noted.Labels);
        var taken = await Press(andi, noted, "Tarik catatan terakhir");
        Assert.Contains("ditarik", taken.Words);
        Assert.Contains("0 catatan", taken.Words);
    }

    [Theory]
    [InlineData("Telegram", "Beri tahu pelapor"), InlineData("WhatsApp", "kabari pelapor")]
    [InlineData("WhatsApp", "kabari pelapor {code}")]
    public async Task What_is_behind_more_can_be_typed_while_notes_are_taken(string platform, string said)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        await Tap(andi, ticket, TicketAction.AddNote);
        await Say(andi, "kabel diganti");
        await Say(andi, said.Replace("{code}", ticket.Code, StringComparison.Ordinal));
        await Say(andi, "kabelnya sudah kami ganti");
        Assert.Equal(["kabelnya sudah kami ganti"], await WordsAsync(TicketAction.InformReporter));
        Assert.Equal(["kabel diganti"], await WordsAsync(TicketAction.AddNote));
        Assert.Contains("kabelnya sudah kami ganti", await LastToldAsync(sari));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Words_that_name_another_ticket_are_asked_about_before_they_become_a_note(string platform)
    {
        var (andi, ticket, other) = await TwoRepairsAsync(platform);
        var words = $"{other.Code} sudah saya cek, switch mati";
        var asked = await Say(andi, words);
        Assert.Empty(await WordsAsync(TicketAction.AddNote));
        Assert.Contains($"Tambahkan ke {ticket.Code}", asked.Labels);
        await Press(andi, asked, $"Tambahkan ke {other.Code}");
        await using var db = Chat.Open();
        var note = await db.Events.SingleAsync(e => e.Action == TicketAction.AddNote);
        Assert.Equal((other.Id, words), (note.TicketId, note.Words));
        await Say(andi, "kabel di aula sudah diganti");
        Assert.True(await db.Events.AnyAsync(e => e.TicketId == ticket.Id && e.Words == "kabel di aula sudah diganti"));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task What_is_written_before_that_is_answered_is_kept_with_it(string platform)
    {
        var (andi, ticket, other) = await TwoRepairsAsync(platform);
        await Say(andi, $"lihat juga {other.Code}, penyebabnya sama");
        await Say(andi, "kabelnya digigit tikus", $"tambahkan ke {ticket.Code}");
        Assert.Equal(
            [$"lihat juga {other.Code}, penyebabnya sama\nkabelnya digigit tikus"],
            await WordsAsync(TicketAction.AddNote)
        );
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_photo_whose_words_name_another_ticket_is_asked_about_with_them(string platform)
    {
        var (andi, _, other) = await TwoRepairsAsync(platform);
        var asked = await Send(
            andi,
            m =>
                m with
                {
                    Photo = new IncomingPhoto("foto", SentAsFile: false),
                    Text = $"{other.Code} switch sudah diganti",
                }
        );
        await Press(andi, asked, $"Tambahkan ke {other.Code}");
        await using var db = Chat.Open();
        Assert.Equal(other.Id, (await db.Photos.SingleAsync()).TicketId);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_colleagues_ticket_that_is_named_is_offered_too(string platform)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        var rina = await Chat.Person(new Channel(platform), Roles.Staff, "Rina Staf");
        var hers = await Chat.Ticket(sari.Person, rina.Person, (TicketAction.Approve, null));
        await Tap(andi, ticket, TicketAction.AddNote);
        var asked = await Say(andi, $"{hers.Code} penyebabnya sama, switch lantai 2");
        await Press(andi, asked, $"Tambahkan ke {hers.Code}");
        Assert.Contains("switch lantai 2", await LastToldAsync(rina));
        Assert.Empty(await WordsAsync(TicketAction.AddNote));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task The_answer_to_a_hold_says_until_when_and_that_to_a_hand_over_to_whom(string platform)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        var rina = await Chat.Person(new Channel(platform), Roles.Staff, "Rina Staf");
        await Tap(andi, ticket, TicketAction.Hold);
        var held = await Say(andi, "menunggu suku cadang", "3 hari");
        Assert.Contains("Ditunda sampai ", held.Words);
        await Tap(andi, ticket, TicketAction.HandOver);
        var given = await Say(andi, rina.Person.Name);
        Assert.Contains($"Diserahkan kepada {rina.Person.Name}", given.Words);
    }

    private async Task<(Contact Andi, Ticket Ticket, Ticket Other)> TwoRepairsAsync(string platform)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        var other = await Chat.Ticket(sari.Person, andi.Person, (TicketAction.Approve, null));
        await Tap(andi, ticket, TicketAction.AddNote);
        return (andi, ticket, other);
    }
}
