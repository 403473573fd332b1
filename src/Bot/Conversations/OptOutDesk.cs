using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// STOP and START, which WhatsApp's rules give people: after STOP nothing is sent but answers to what they write, until START. On a platform
/// with buttons one blocks the bot instead.
/// </summary>
public sealed class OptOutDesk(Turn turn)
{
    private static readonly HashSet<string> Stops = new(StringComparer.OrdinalIgnoreCase) { "stop", "stopall", "unsubscribe", "berhenti" };
    private static readonly HashSet<string> Starts = new(StringComparer.OrdinalIgnoreCase) { "start", "unstop", "mulai" };

    /// <summary>Whether the person has just come back.</summary>
    public bool HasStarted { get; private set; }

    /// <summary>Obeys. Returns whether that is all there is to do with the update.</summary>
    public bool Obey()
    {
        var contact = turn.Contact;
        if (contact.Channel.ShowsButtons()) return false;
        var word = TypedWords.Clean(turn.Message.Text ?? "").TrimStart('/').TrimEnd('.', '!');
        if (Stops.Contains(word))
        {
            contact.OptedOutAt ??= turn.Now;
            contact.UnreachableSince ??= turn.Now;
            turn.Reply(turn.Texts.StopConfirmed);
            return true;
        }
        if (contact.OptedOutAt is null) return false;
        HasStarted = Starts.Contains(word);
        if (HasStarted) (contact.OptedOutAt, contact.UnreachableSince) = (null, null);
        turn.Reply(contact.OptedOutAt is null ? turn.Texts.StartConfirmed : turn.Texts.StopHint);
        return true;
    }
}
