namespace Helpdesk.Bot.Conversations;

/// <summary>
/// What comes from one account in a minute above the limit is not taken, forged taps included; that is said once. The
/// conversation under way stays as it is.
/// </summary>
internal sealed class TooFastHandler : MessageHandler
{
    /// <summary>In which time messages are counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public override Task<bool> TryAsync(Turn turn, CancellationToken cancellation)
    {
        var (contact, now, most) = (turn.Update.Contact, turn.Update.Now, turn.Limits.MessagesPerMinute);
        if (most == 0)
            return Task.FromResult(false);
        if (contact.MessagesSince is not { } since || now - since >= Window || now < since)
            (contact.MessagesSince, contact.Messages) = (now, 0);
        contact.Messages++;
        if (contact.Messages <= most)
            return Task.FromResult(false);
        var told = turn.Texts.TooManyMessages(turn.Texts.TimeOf(contact.MessagesSince!.Value + Window));
        if (contact.Messages == most + 1)
            turn.Update.Reply(told);
        if (turn.Message.Tap is not null)
            turn.Update.Refuse(told);
        return Task.FromResult(true);
    }
}
