using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// Adds to tickets what people send without pressing anything: information, notes, remarks, or a step with its words.
/// </summary>
internal sealed class TicketAdditions(Turn turn)
{
    private UpdateContext Update => turn.Update;

    private Texts Texts => turn.Texts;

    /// <summary>
    /// Adds what a reporter has to say to a ticket of theirs, whatever step it is on by now; while it is returned, that
    /// is its correction. Returns whether it was added; if not, the person was told.
    /// </summary>
    public async Task<bool> AddInformationAsync(
        long ticketId,
        string? words,
        IReadOnlyList<Photo> photos,
        CancellationToken cancellation
    )
    {
        var visit = await Update
            .Db.Visits.Include(v => v.Ticket)
            .SingleOrDefaultAsync(v => v.TicketId == ticketId && v.LeftAt == null, cancellation);
        if (visit?.Ticket.State is TicketState.Returned)
        {
            var correction = new Correction(new TicketReference(ticketId, visit.Id, visit.Ticket.Code));
            foreach (var photo in photos)
                photo.DraftId = correction.DraftId;
            if (words is not null)
                correction = correction with { Words = Written.Nothing.And(words, turn.Message.MessageId) };
            await turn.Conversations.BeginAsync(correction, cancellation);
            return false;
        }
        var code = await Update.Db.Tickets.Where(t => t.Id == ticketId).Select(t => t.Code).SingleAsync(cancellation);
        var advance = new Advance(ticketId, visit?.Id ?? 0, TicketAction.AddInformation, Update.Person, words, photos);
        var result = visit is null ? null : await AdvanceTicket.RunAsync(advance, Update.Work, cancellation);
        if (result is AdvanceResult.Done)
        {
            Update.WentInto(draftId: null, ticketId);
            return true;
        }
        Update.Reply(Texts.InformationTooLate(ChatText.Code(code)));
        return false;
    }

    /// <summary>Gives words and photos to where they belong, and answers it. Returns whether it was done.</summary>
    public async Task<bool> GiveAsync(
        BelongingPlace to,
        Written written,
        IReadOnlyList<Photo> photos,
        CancellationToken cancellation
    )
    {
        var wanted = new Advance(to.About.TicketId, to.About.VisitId, to.As, Update.Person, written.Text, photos);
        return await (
            to.As switch
            {
                TicketAction.AddInformation or TicketAction.Resubmit => GiveInformationAsync(to, wanted, cancellation),
                TicketAction.AddRemark => GiveRemarkAsync(wanted, photos.Count, cancellation),
                TicketAction.AddNote => GiveNoteAsync(to, wanted, cancellation),
                TicketAction.Cancel => AskToCancelAsync(to, wanted, cancellation),
                _ => GiveStepAsync(to, wanted, isLong: written.Parts.Count > 1, cancellation),
            }
        );
    }

    // What there is to say on a ticket does not depend on its step, which may have ended meanwhile.
    private async Task<bool> GiveRemarkAsync(Advance wanted, int photos, CancellationToken cancellation)
    {
        var last = await Update
            .Db.Visits.Where(visit => visit.TicketId == wanted.TicketId)
            .MaxAsync(visit => visit.Id, cancellation);
        return await turn.Tickets.RunAsync(
            wanted with
            {
                VisitId = last,
                Words = wanted.Words ?? Texts.PhotosSent(photos),
            },
            cancellation
        );
    }

    private async Task<bool> GiveInformationAsync(BelongingPlace to, Advance wanted, CancellationToken cancellation)
    {
        if (await AddInformationAsync(to.About.TicketId, wanted.Words, wanted.Photos ?? [], cancellation))
            Update.Reply(Texts.AddedToTicket(ChatText.Code(to.About.Code)));
        // While it is returned it has become the correction.
        else if (await turn.Conversations.FindAsync<Correction>(cancellation) is null)
            return false;
        return true;
    }

    // Why it is cancelled is kept with it, whether it is in the end or not.
    private async Task<bool> AskToCancelAsync(BelongingPlace to, Advance wanted, CancellationToken cancellation)
    {
        if (!await AddInformationAsync(to.About.TicketId, wanted.Words, wanted.Photos ?? [], cancellation))
            return false;
        await turn.Conversations.BeginAsync(new Cancellation(to.About), cancellation);
        return true;
    }

    private async Task<bool> GiveNoteAsync(BelongingPlace to, Advance wanted, CancellationToken cancellation)
    {
        if (!await turn.Tickets.RunAsync(wanted, cancellation))
            return false;
        var said = Update.Reply(
            Texts.NotedOnTicket(ChatText.Code(to.About.Code)),
            [
                [.. NoteButtons(to.About)],
            ]
        );
        said.PromptVisitId = to.About.VisitId;
        said.Content = said.Content with { KeepsWords = true };
        return true;
    }

    private async Task<bool> GiveStepAsync(
        BelongingPlace to,
        Advance wanted,
        bool isLong,
        CancellationToken cancellation
    )
    {
        if (to.As is TicketAction.Hold or TicketAction.HandOver or TicketAction.ChangeCategory or TicketAction.Resume)
            return await TakeStepAsync(to, wanted, cancellation);
        if (to.As is TicketAction.FinishRepair)
            return await FinishAsync(to, wanted, cancellation);
        // "tanya pelapor: merknya apa?" is asked without what leads to it.
        if (wanted.Words is { } all && SpokenPlaces.SaidFor(to.As, all) is { Length: > 0 } said)
            wanted = wanted with { Words = said };
        // What was written over several messages may be more than the decision: it is shown once before it counts.
        var asksWords = HelpdeskSop.Exits.Any(exit => exit.Action == to.As && exit.Asks is SopRequest.Words);
        if (
            isLong
            && asksWords
            && wanted is { Words: { } collected, Photos: null or [] }
            && to.As is not TicketAction.Reopen
        )
        {
            await turn.Conversations.BeginAsync(new WordsFor(to.About, to.As, collected), cancellation);
            return true;
        }
        if (wanted.Words is { } words && !StepWords.NamesOnly(words, to.As, to.About.Code, Texts))
            return await turn.Tickets.RunAsync(wanted, cancellation, aloud: true);
        // "kembalikan GYZTA7" says what is wanted, and not why: what the step wants is asked for.
        await turn.Tickets.RunAsync(wanted with { Words = null }, cancellation, aloud: true);
        return true;
    }

    // A photo that came with it stays with the ticket.
    private async Task<bool> TakeStepAsync(BelongingPlace to, Advance wanted, CancellationToken cancellation)
    {
        if (wanted.Photos is { Count: > 0 } photos)
            await GiveRemarkAsync(
                wanted with
                {
                    Action = TicketAction.AddRemark,
                    Words = null,
                },
                photos.Count,
                cancellation
            );
        var said = to.As is TicketAction.Resume ? "" : SpokenPlaces.SaidFor(to.As, wanted.Words ?? "");
        await StepsInWords.TakeAsync(turn, new FlowCommand.TakeStep(to.About, to.As, said), cancellation);
        return true;
    }

    // What tells of it, in words or a photo, is the note that the step wants.
    private async Task<bool> FinishAsync(BelongingPlace to, Advance wanted, CancellationToken cancellation)
    {
        var isToldOf =
            wanted.Photos is { Count: > 0 }
            || (wanted.Words is { } words && !StepWords.NamesOnly(words, to.As, to.About.Code, Texts));
        if (isToldOf)
        {
            if (!await turn.Tickets.RunAsync(wanted with { Action = TicketAction.AddNote }, cancellation))
                return false;
            // Whether there is a photo is asked of the database.
            await Update.Db.SaveChangesAsync(cancellation);
        }
        await turn.Tickets.RunAsync(wanted with { Words = null, Photos = null }, cancellation, aloud: true);
        return true;
    }

    private IEnumerable<OutgoingButton> NoteButtons(TicketReference about) =>
        new[] { TicketAction.AddNote, TicketAction.FinishRepair }.Select(action => new OutgoingButton(
            Texts.ActionLabel(action),
            new ButtonData.Act(about.TicketId, about.VisitId, action).ToString()
        ));
}
