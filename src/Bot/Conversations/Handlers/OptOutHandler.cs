namespace Helpdesk.Bot.Conversations;

/// <summary>
/// STOP and START, which WhatsApp's rules give people: after STOP nothing is sent but answers to what they write, until
/// START. On a platform with buttons one blocks the bot instead. In the middle of a question only a bare STOP counts.
/// </summary>
internal sealed class OptOutHandler : MessageHandler
{
    private const string Stop = "stop";
    private static readonly HashSet<string> Stops = new(StringComparer.OrdinalIgnoreCase)
    {
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

    /// <inheritdoc/>
    public override async Task<bool> TryAsync(Turn turn, CancellationToken cancellation)
    {
        var (update, contact) = (turn.Update, turn.Update.Contact);
        if (update.Traits.HasButtons)
            return false;
        var word = IsBare(turn) ? turn.Message.Text.TrimStart('/').TrimEnd('.', '!') : "";
        if (await StopsAsync(turn, word, cancellation))
        {
            contact.OptedOutAt ??= update.Now;
            contact.UnreachableSince ??= update.Now;
            update.Reply(update.Texts.StopConfirmed);
            return true;
        }
        if (contact.OptedOutAt is null)
            return false;
        if (!Starts.Contains(word))
        {
            update.Reply(update.Texts.StopHint);
            return true;
        }
        (contact.OptedOutAt, contact.UnreachableSince) = (null, null);
        update.Reply(update.Texts.StartConfirmed);
        // Whoever comes back sees what has become of their reports meanwhile.
        await turn.Lists.ShowOwnAsync("", cancellation);
        return true;
    }

    private static bool IsBare(Turn turn) =>
        turn.Message is { Photo: null, Unusable: null, Place: null, Card: null, QuickReply: null };

    private static async Task<bool> StopsAsync(Turn turn, string word, CancellationToken cancellation) =>
        word.Equals(Stop, StringComparison.OrdinalIgnoreCase)
        || (Stops.Contains(word) && await turn.Conversations.TopAsync(cancellation) is null);
}
