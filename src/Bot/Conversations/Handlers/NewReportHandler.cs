namespace Helpdesk.Bot.Conversations;

/// <summary>A problem described, or a photo, from someone who has nothing open: a report begins with it.</summary>
internal sealed class NewReportHandler : MessageHandler
{
    /// <inheritdoc/>
    public override async Task<bool> TryAsync(Turn turn, CancellationToken cancellation)
    {
        var message = turn.Message;
        if (message.Photo is not null)
        {
            var begun = await turn.Filing.BeginAsync(Written.Nothing, Guid.NewGuid(), cancellation, asks: false);
            await turn.Answers.GiveAsync(begun, cancellation);
            return true;
        }
        if (message is not { Place: null, Card: null } || Utterances.Read(message.Text) is not Utterance.Problem)
            return false;
        if (TypedWords.TooLong(message.Text, turn.Texts) is { } objection)
        {
            turn.Update.Reply(objection);
            return true;
        }
        turn.Update.Reply(turn.Texts.ReportBegun);
        await turn.Filing.BeginAsync(Written.Nothing.And(message.Text, message.MessageId), null, cancellation);
        if (await turn.Conversations.TopAsync(cancellation) is { } draft)
            turn.Update.WentInto(draft.DraftId, ticketId: null);
        return true;
    }
}
