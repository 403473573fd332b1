using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>Does what a conversation wants done.</summary>
internal sealed class FlowCommands(Turn turn)
{
    private UpdateContext Update => turn.Update;

    /// <summary>Does it. Returns whether the conversation can go on: false when an action was refused.</summary>
    public async Task<bool> RunAsync(FlowCommand command, CancellationToken cancellation)
    {
        switch (command)
        {
            case FlowCommand.Keep keep:
                Keep(keep.Photo, keep.DraftId);
                return true;
            case FlowCommand.DropPhoto drop:
                await Update
                    .Db.Photos.Where(photo => photo.Id == drop.PhotoId && photo.DraftId == drop.DraftId)
                    .ExecuteUpdateAsync(set => set.SetProperty(photo => photo.DraftId, (Guid?)null), cancellation);
                return true;
            case FlowCommand.File file:
                return await turn.Filing.FileAsync(file.Report, cancellation);
            case FlowCommand.Act act:
                List<Photo> photos = act.Photo is { } photo ? [Keep(photo, draftId: null)] : [];
                if (act.DraftId is { } draft)
                    photos = await PhotosOfAsync(draft, cancellation);
                return await turn.Tickets.RunAsync(act.Advance with { Photos = photos }, cancellation, act.Aloud)
                    // There may be another note, and nothing ends by that one can't be taken back.
                    || act.Advance.Action is TicketAction.TakeBackNote
                    || await KeepWordsAsync(act.Advance, cancellation);
            case FlowCommand.AddInformation add:
                return await turn.Additions.AddInformationAsync(
                    add.TicketId,
                    add.Words,
                    add.Photo is { } sent ? [Keep(sent, draftId: null)] : [],
                    cancellation
                );
            case FlowCommand.Give give:
                await GiveAsync(give, cancellation);
                return true;
            case FlowCommand.Hold hold:
                return await turn.Tickets.HoldAsync(hold, cancellation);
            case FlowCommand.NameOffice { IsUnit: true } unit:
                return await new OfficeAdministration(turn).AddAsync(unit.Name, unit.OfficeId, cancellation);
            case FlowCommand.NameOffice office:
                return await new OfficeAdministration(turn).RenameAsync(office.OfficeId, office.Name, cancellation);
            case FlowCommand.HandOver over:
                return await turn.Tickets.HandOverAsync(over.About, over.ColleagueId, cancellation);
            default:
                await GoOnAsync(command, cancellation);
                return true;
        }
    }

    // What was written for a step that somebody else has ended meanwhile is not lost by that: it is asked about. The
    // conversation is over.
    private async Task<bool> KeepWordsAsync(Advance wanted, CancellationToken cancellation)
    {
        if (
            wanted.Words is { } words
            && await Update.Db.Visits.AnyAsync(v => v.Id == wanted.VisitId && v.LeftAt != null, cancellation)
        )
        {
            var code = await Update
                .Db.Tickets.Where(t => t.Id == wanted.TicketId)
                .Select(t => t.Code)
                .SingleAsync(cancellation);
            await TicketParts.AskWhereAsync(
                turn,
                new FlowInput.Words(words, turn.Message.MessageId),
                cancellation,
                new TicketReference(wanted.TicketId, wanted.VisitId, code)
            );
        }
        return false;
    }

    // What was to be added to a ticket that has moved on meanwhile is not lost by that: it is asked about again.
    private async Task GiveAsync(FlowCommand.Give give, CancellationToken cancellation)
    {
        var photos = await PhotosOfAsync(give.DraftId, cancellation);
        if (await turn.Additions.GiveAsync(give.To, give.Words, photos, cancellation))
            return;
        var places = await TicketPlaces.OfAsync(turn, cancellation);
        await turn.Conversations.BeginAsync(
            new Belonging(give.DraftId, give.Words, places),
            cancellation,
            turn.Texts.NotGivenYet(ChatText.Code(give.To.About.Code))
        );
    }

    private async Task GoOnAsync(FlowCommand command, CancellationToken cancellation)
    {
        switch (command)
        {
            case FlowCommand.AskWhere where:
                await TicketParts.AskWhereAsync(turn, where.Input, cancellation, where.SentFor);
                break;
            case FlowCommand.TakeStep step:
                await StepsInWords.TakeAsync(turn, step, cancellation);
                break;
            case FlowCommand.BeginReport report:
                var hasPhotos = await Update.Db.Photos.AnyAsync(photo => photo.DraftId == report.DraftId, cancellation);
                await turn.Filing.BeginAsync(report.Words, hasPhotos ? report.DraftId : null, cancellation);
                break;
            case FlowCommand.ResumeDraft resume:
                await turn.Filing.ResumeAsync(
                    cancellation,
                    resume.Words.Text is { } left ? turn.Texts.WordsLeftOut(left) : ChatText.Empty
                );
                break;
            case FlowCommand.StartOver over:
                await turn.Filing.StartOverAsync(over.Words, over.DraftId, cancellation);
                break;
            case FlowCommand.AppointActingHead named:
                await ActingHeadCommand.NameAsync(Update, named.PersonId, named.Days, cancellation);
                break;
            case FlowCommand.Rate rate:
                await turn.Ratings.RateAsync(rate.Given, cancellation, rate.Words);
                break;
            case FlowCommand.RateAnew again:
                await turn.Ratings.RateAnewAsync(again.ClosingVisitId, again.Stars, cancellation);
                break;
            case FlowCommand.Comment comment:
                await turn.Ratings.CommentAsync(comment.ClosingVisitId, comment.Words, cancellation);
                break;
            case FlowCommand.LookUp wanted:
                await turn.Lookup.ShowAsync(wanted.Text, cancellation);
                break;
            case FlowCommand.ShowOwn:
                await Commands.ShowOpenAsync(turn, cancellation);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(command), command, "A command that nobody does.");
        }
    }

    private Task<List<Photo>> PhotosOfAsync(Guid draft, CancellationToken cancellation) =>
        Update.Db.Photos.Where(photo => photo.DraftId == draft).ToListAsync(cancellation);

    private Photo Keep(IncomingPhoto photo, Guid? draftId)
    {
        var kept = new Photo
        {
            ContactId = Update.Contact.Id,
            DraftId = draftId,
            Reference = photo.Reference,
            SentAsFile = photo.SentAsFile,
            ReceivedAt = Update.Now,
            NextAttemptAt = Update.Now,
        };
        Update.Db.Photos.Add(kept);
        Update.HasPhotos = true;
        return kept;
    }
}
