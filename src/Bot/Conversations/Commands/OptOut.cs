namespace Helpdesk.Bot.Conversations;

/// <summary>
/// STOP and START, which WhatsApp's rules give people: after STOP nothing is sent but answers to what they write, until
/// START. On a platform with buttons one blocks the bot instead.
/// </summary>
internal sealed class OptOut(UpdateContext update)
{
    private static readonly HashSet<string> Stops = new(StringComparer.OrdinalIgnoreCase)
    {
        "stop",
        "stopall",
        "unsubscribe",
        "berhenti",
    };
    private static readonly HashSet<string> Starts = new(StringComparer.OrdinalIgnoreCase)
    {
        "start",
        "unstop",
        "mulai",
    };

    /// <summary>Whether the person has just come back.</summary>
    public bool HasStarted { get; private set; }

    /// <summary>Obeys. Returns whether that is all there is to do with the update.</summary>
    public bool Obey()
    {
        var contact = update.Contact;
        if (update.Traits.HasButtons)
            return false;
        var word = TypedWords.Clean(update.Message.Text ?? "").TrimStart('/').TrimEnd('.', '!');
        if (Stops.Contains(word))
        {
            contact.OptedOutAt ??= update.Now;
            contact.UnreachableSince ??= update.Now;
            update.Reply(update.Texts.StopConfirmed);
            return true;
        }
        if (contact.OptedOutAt is null)
            return false;
        HasStarted = Starts.Contains(word);
        if (HasStarted)
            (contact.OptedOutAt, contact.UnreachableSince) = (null, null);
        update.Reply(contact.OptedOutAt is null ? update.Texts.StartConfirmed : update.Texts.StopHint);
        return true;
    }
}
