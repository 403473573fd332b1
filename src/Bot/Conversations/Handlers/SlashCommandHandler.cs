using System.Text.RegularExpressions;

namespace Helpdesk.Bot.Conversations;

/// <summary>A command with its slash. It reaches over an open question, which is asked again behind it.</summary>
internal sealed partial class SlashCommandHandler : MessageHandler
{
    /// <inheritdoc/>
    public override async Task<bool> TryAsync(Turn turn, CancellationToken cancellation)
    {
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

    // "/status@name_bot HD-…" is how Telegram writes it in groups, and some clients everywhere.
    [GeneratedRegex(@"^/(?<word>[A-Za-z_]+)(?:@\S+)?(?:\s+(?<rest>.*))?$", RegexOptions.Singleline)]
    private static partial Regex Command();
}
