using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// A message that is nothing but a ticket's ID, or the last six characters of one's own: shows its status, and leaves
/// the open question open. A photo with it belongs to that ticket.
/// </summary>
internal sealed class TicketIdHandler : MessageHandler
{
    /// <inheritdoc/>
    public override async Task<bool> TryAsync(Turn turn, CancellationToken cancellation)
    {
        var text = turn.Message.Text;
        if (text.Length == 0)
            return false;
        var top = await turn.Conversations.TopAsync(cancellation);
        var own = await turn.Lookup.OwnByTailAsync(text, cancellation);
        if (own is null && !TicketCode.IsAlone(text))
            return false;
        if (turn.Message.Photo is { } photo)
            return await WithPhotoAsync(turn, photo, own, cancellation);
        // Where staff are asked to which ticket something belongs, its ID is the answer; a reporter asks for its status.
        if (
            turn.Update.Person.Is(Roles.Staff)
            && top?.State is Belonging asked
            && await OffersAsync(turn, asked, own?.Code ?? text, cancellation)
        )
            return false;
        if (top?.State is StatusWanted)
        {
            if (own is null)
                return false;
            turn.Conversations.Drop(top);
        }
        if (own is not null)
            await turn.Lookup.ShowAsync(own, withPhotos: false, cancellation);
        else
            await turn.Lookup.ShowAsync(text, cancellation);
        await turn.AskAgainAsync(cancellation);
        return true;
    }

    private static async Task<bool> OffersAsync(
        Turn turn,
        Belonging asked,
        string named,
        CancellationToken cancellation
    ) =>
        TicketCode.Find(named, out var code) is TicketCodeReading.Good
        && asked.Places.Any(place => place.Adds && place.About.Code == code)
        && (
            asked.Words.Parts.Count > 0
            || await turn.Update.Db.Photos.AnyAsync(photo => photo.DraftId == asked.DraftId, cancellation)
        );

    private static async Task<bool> WithPhotoAsync(
        Turn turn,
        IncomingPhoto photo,
        Ticket? own,
        CancellationToken cancellation
    )
    {
        var named = own ?? await turn.Lookup.FindAsync(turn.Message.Text, cancellation);
        var input = new FlowInput.Sent(photo, null, turn.Message.AlbumId, turn.Message.MessageId);
        if (named is not null && await TicketParts.GiveAsync(turn, named, input, cancellation))
            return true;
        // A stranger's ticket, or none: the status, and what the photo is for is asked.
        if (await turn.Conversations.TopAsync(cancellation) is not null)
            return false;
        await turn.Lookup.ShowAsync(turn.Message.Text, cancellation);
        var belonging = new Belonging(Guid.NewGuid(), Written.Nothing, await TicketPlaces.OfAsync(turn, cancellation));
        await turn.Answers.GiveAsync(
            await turn.Conversations.BeginAsync(belonging, cancellation, asks: false),
            input,
            cancellation
        );
        return true;
    }
}
