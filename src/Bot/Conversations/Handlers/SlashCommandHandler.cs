using System.Text.RegularExpressions;

namespace Helpdesk.Bot.Conversations;

/// <summary>A command with its slash. It reaches over an open question, which is asked again behind it.</summary>
internal sealed partial class SlashCommandHandler : MessageHandler
{
    /// <inheritdoc/>
    public override async Task<bool> TryAsync(Turn turn, CancellationToken cancellation)
    {
        // An invitation reaches over an open question without its slash too: nobody else is to read its code.
        if (turn.Message.Photo is null && Invited().Match(turn.Message.Text) is { Success: true } invited)
        {
            await Commands.RunAsync(turn, StartCommand.Word, invited.Groups["code"].Value, cancellation);
            return true;
        }
        if (turn.Message.Photo is not null || Command().Match(turn.Message.Text) is not { Success: true } typed)
            return false;
        var (word, rest) = (typed.Groups["word"].Value, typed.Groups["rest"].Value.Trim());
        // "/home penuh" is a full disk, when words are what is asked for.
        if (
            Commands.Named(word) is null
            && rest.Length > 0
            && await turn.Conversations.TopAsync(cancellation) is not null
        )
            return false;
        await Commands.RunAsync(turn, word, rest, cancellation);
        return true;
    }

    [GeneratedRegex(@"^\s*start\s+(?<code>[A-Za-z0-9_-]{20,})\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Invited();

    // "/status@name_bot HD-…" is how Telegram writes it in groups, and some clients everywhere.
    [GeneratedRegex(@"^/(?<word>[A-Za-z_]+)(?:@\S+)?(?:\s+(?<rest>.*))?$", RegexOptions.Singleline)]
    private static partial Regex Command();
}
