namespace Helpdesk.Bot.Conversations;

/// <summary>
/// What comes from one person in a minute above the limit is not taken, forged taps included; that is said once. The
/// conversation under way stays as it is.
/// </summary>
internal sealed class TooFastHandler : MessageHandler
{
    /// <summary>In which time messages are counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public override Task<bool> TryAsync(Turn turn, CancellationToken cancellation)
    {
        var (person, now, most) = (turn.Update.Person, turn.Update.Now, turn.Limits.MessagesPerMinute);
        if (most == 0)
            return Task.FromResult(false);
        if (person.MessagesSince is not { } since || now - since >= Window || now < since)
            (person.MessagesSince, person.Messages) = (now, 0);
        person.Messages++;
        if (person.Messages <= most)
            return Task.FromResult(false);
        var told = turn.Texts.TooManyMessages(turn.Texts.TimeOf(person.MessagesSince!.Value + Window));
        if (person.Messages == most + 1)
            turn.Update.Reply(told);
        if (turn.Message.Tap is not null)
            turn.Update.Refuse(told);
        return Task.FromResult(true);
    }
}
