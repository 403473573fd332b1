using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// An answer to a message of ours about a ticket belongs to that ticket: a note by whoever repairs it, information or a
/// correction by its reporter, an option where the message had some. Where that is not clear, it is asked; a second
/// report never begins by it.
/// </summary>
internal sealed class ReplyHandler : MessageHandler
{
    /// <inheritdoc/>
    public override async Task<bool> TryAsync(Turn turn, CancellationToken cancellation)
    {
        if (turn.Message.Answers is not { } id || turn.Answers.Input is not { } input)
            return false;
        if (await AnsweredAsync(turn, id, cancellation) is not { TicketId: { } ticket } row)
            return false;
        var top = await turn.Conversations.TopAsync(cancellation);
        if (top is not null && (IsAbout(top, row, ticket) || IsOfAlbum(turn, top)))
            return false;
        if (turn.Update.Traits.HasButtons && OptionOf(turn, row) is { } option)
        {
            await TapHandler.PressAsync(turn, new Tap(option, MessageId: null), cancellation);
            return true;
        }
        var about = await turn.Update.Db.Tickets.Include(t => t.Visits).SingleAsync(t => t.Id == ticket, cancellation);
        return await WithdrawsAsync(turn, about, input, cancellation)
            || await IsStepAsync(turn, about, input, cancellation)
            || await IsCourtesyAsync(turn, about, input, cancellation)
            || await IsRemarkAsync(turn, row, about, input, cancellation)
            || await IsQuestionAsync(turn, about, input, cancellation)
            || await TicketParts.GiveAsync(turn, about, input, cancellation);
    }

    private static bool IsOfficer(Turn turn) => (turn.Update.Roles & (Roles.Staff | Roles.Head)) != 0;

    private static bool IsReporters(Turn turn, Ticket ticket) => ticket.ReporterId == turn.Update.Person.Id;

    // "batalin aja ini", to a message about a report of one's own.
    private static async Task<bool> WithdrawsAsync(
        Turn turn,
        Ticket ticket,
        FlowInput input,
        CancellationToken cancellation
    )
    {
        if (
            input is not FlowInput.Words { Text: var text }
            || turn.Update.Roles is not Roles.None
            || !IsReporters(turn, ticket)
            || ticket.OpenVisit is null
            || !(
                Utterances.Read(text) is Utterance.CancelReport
                || ExitWords.Read(text) is ExitWord.Abort
                || ShortAnswers.Withdraws(text)
            )
        )
            return false;
        await NamedTicketHandler.WithdrawAsync(turn, ticket, cancellation);
        return true;
    }

    // "tanya pelapor: mereknya apa?", to a message about a ticket: as if its ID stood beside it.
    private static async Task<bool> IsStepAsync(
        Turn turn,
        Ticket ticket,
        FlowInput input,
        CancellationToken cancellation
    ) =>
        input is FlowInput.Words { Text: var text }
        && IsOfficer(turn)
        && StepWords.Leading(text, turn.Texts) is { Behind.Length: > 0 }
        && await NamedTicketHandler.DoAsync(turn, ticket, text, isOfficer: true, cancellation);

    // Thanks and nothing else are thanks, whatever they answer; a nod says something only where a decision waits.
    private static async Task<bool> IsCourtesyAsync(
        Turn turn,
        Ticket ticket,
        FlowInput input,
        CancellationToken cancellation
    )
    {
        if (input is not FlowInput.Words { Text: var text })
            return false;
        var decides = turn.Update.Roles is not Roles.None && !IsReporters(turn, ticket);
        ChatText? answer = Utterances.Read(text) switch
        {
            Utterance.Thanks or Utterance.Greeting => turn.Texts.YouAreWelcome,
            Utterance.Nod when !decides => turn.Texts.Noted,
            _ => null,
        };
        if (answer is null)
            return false;
        turn.Update.Reply(answer.Value);
        await turn.AskAgainAsync(cancellation);
        return true;
    }

    // What officers say to each other on a ticket is no note of the repair: an answer to it, and a question of one who
    // does not handle it that its status leaves open. A photo alone says nothing of that kind.
    private static async Task<bool> IsRemarkAsync(
        Turn turn,
        OutboxMessage row,
        Ticket ticket,
        FlowInput input,
        CancellationToken cancellation
    )
    {
        if (
            !IsOfficer(turn)
            || TicketPlaces.WordsOf(input) is not { } said
            || HelpdeskSop.Exit(ticket.State, TicketAction.AddRemark) is null
            || !(row.Content.IsRemark || (IsOpenQuestion(said) && !IsOnesOwn(turn, ticket)))
        )
            return false;
        var visit = ticket.Visits.MaxBy(visit => visit.Id)!;
        var words = new WordsFor(new(ticket.Id, visit.Id, ticket.Code), TicketAction.AddRemark);
        await turn.Answers.GiveAsync(
            await turn.Conversations.BeginAsync(words, cancellation, asks: false),
            input,
            cancellation
        );
        return true;
    }

    private static bool IsOnesOwn(Turn turn, Ticket ticket) =>
        IsReporters(turn, ticket) || ticket.HandlerId == turn.Update.Person.Id;

    private static bool IsOpenQuestion(string said) =>
        said.TrimEnd().EndsWith('?') && Utterances.Read(said) is not (Utterance.AskOfficer or Utterance.Progress);

    // What an officer asks about a ticket is answered by it; its handler's words are notes.
    private static async Task<bool> IsQuestionAsync(
        Turn turn,
        Ticket ticket,
        FlowInput input,
        CancellationToken cancellation
    )
    {
        if (
            !IsOfficer(turn)
            || IsOnesOwn(turn, ticket)
            || input is not FlowInput.Words { Text: var text }
            || !(
                Utterances.Read(text) is Utterance.AskOfficer
                || (Utterances.Read(text) is Utterance.Progress && !Utterances.Tells(text))
            )
        )
            return false;
        await turn.Lookup.ShowAsync(ticket.Id, cancellation);
        await turn.AskAgainAsync(cancellation);
        return true;
    }

    private static bool IsAbout(OpenConversation top, OutboxMessage row, long ticket) =>
        row.Id == top.Row.QuestionIn
        || top.TicketId == ticket
        || (row.PromptVisitId is { } visit && visit == top.VisitId);

    // Every photo of an album may say that it is a reply.
    private static bool IsOfAlbum(Turn turn, OpenConversation top) =>
        turn.Message.AlbumId is { } album
        && top.State switch
        {
            Belonging belonging => belonging.AlbumId == album,
            Correction correction => correction.AlbumId == album,
            _ => false,
        };

    private static string? OptionOf(Turn turn, OutboxMessage row)
    {
        var options = row.Content.Buttons.SelectMany(buttons => buttons).ToList();
        return
            turn.Message is { Photo: null, Text: { Length: > 0 } text }
            && TypedWords.Choice(text, [.. options.Select(option => option.Label)]) is { } place
            ? options[place].Data
            : null;
    }

    // A message may have gone out in several parts, and been edited since.
    private static Task<OutboxMessage?> AnsweredAsync(Turn turn, string id, CancellationToken cancellation)
    {
        var (db, contact) = (turn.Update.Db, turn.Update.Contact.Id);
        var parts = db
            .Deliveries.Where(delivery => delivery.MessageId == id && delivery.Form != DeliveryForm.Knock)
            .Select(delivery => delivery.OutboxId);
        return db
            .Outbox.AsNoTracking()
            .Where(row => row.ContactId == contact && (row.PlatformMessageId == id || parts.Contains(row.Id)))
            .OrderByDescending(row => row.TicketId != null)
            .ThenBy(row => row.Id)
            .FirstOrDefaultAsync(cancellation);
    }
}
