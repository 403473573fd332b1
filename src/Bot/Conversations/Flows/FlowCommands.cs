using Helpdesk.Core.Messages;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>Does what a conversation wants done.</summary>
internal sealed class FlowCommands(
    UpdateContext update,
    TicketActions tickets,
    TicketLookup lookup,
    ActingHeadCommand actingHeads,
    CommandRunner commands
)
{
    /// <summary>Does it. Returns whether the conversation can go on: false when an action was refused.</summary>
    public async Task<bool> RunAsync(FlowCommand command, CancellationToken cancellation)
    {
        switch (command)
        {
            case FlowCommand.Keep keep:
                Keep(keep.Photo, keep.DraftId);
                return true;
            case FlowCommand.File file:
                await tickets.FileAsync(file.Report, cancellation);
                return true;
            case FlowCommand.BeginReport report:
                await commands.FileAsync(
                    Draft.For(update.Person, startedAt: update.Now) with
                    {
                        Id = report.DraftId,
                    },
                    cancellation
                );
                return true;
            case FlowCommand.AppointActingHead named:
                await actingHeads.NameAsync(named.PersonId, named.Days, cancellation);
                return true;
            case FlowCommand.LookUp wanted:
                await lookup.ShowAsync(wanted.Text, cancellation);
                return true;
            case FlowCommand.Act act:
                List<Photo> photos = act.Photo is { } photo ? [Keep(photo, draftId: null)] : [];
                if (act.DraftId is { } draft)
                    photos = await update.Db.Photos.Where(p => p.DraftId == draft).ToListAsync(cancellation);
                return await tickets.RunAsync(act.Advance with { Photos = photos }, cancellation);
            default:
                throw new ArgumentOutOfRangeException(nameof(command), command, "A command without a desk.");
        }
    }

    private Photo Keep(IncomingPhoto photo, Guid? draftId)
    {
        var kept = new Photo
        {
            ContactId = update.Contact.Id,
            DraftId = draftId,
            Reference = photo.Reference,
            SentAsFile = photo.SentAsFile,
            ReceivedAt = update.Now,
            NextAttemptAt = update.Now,
        };
        update.Db.Photos.Add(kept);
        update.HasPhotos = true;
        return kept;
    }
}
