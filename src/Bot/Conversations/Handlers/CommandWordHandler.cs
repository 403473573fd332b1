namespace Helpdesk.Bot.Conversations;

/// <summary>A command's word without its slash, where nothing is asked, or nothing that words could answer.</summary>
internal sealed class CommandWordHandler : MessageHandler
{
    /// <inheritdoc/>
    public override async Task<bool> TryAsync(Turn turn, CancellationToken cancellation)
    {
        var update = turn.Update;
        if (turn.Message.Photo is not null)
            return false;
        if (
            await turn.Conversations.TopAsync(cancellation) is { } top
            && !(await turn.Conversations.QuestionOfAsync(top, cancellation)).WantsOption
            // "hapus data saya" is no comment on a rating.
            && !(top.State is Rated && OwnDataCommand.AskedIn(turn.Message.Text) is not null)
        )
            return false;
        var today = update.Clocks.Calendar.DateOf(update.Now);
        if (Commands.Typed(turn.Message.Text, update.Roles, today) is not var (command, rest))
            return false;
        await Commands.RunAsync(turn, command.Name, rest, cancellation);
        return true;
    }
}
