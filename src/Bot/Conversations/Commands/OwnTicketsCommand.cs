using Helpdesk.Core.Messages;
using Helpdesk.Core.People;

namespace Helpdesk.Bot.Conversations;

/// <summary>Lists a person's own reports.</summary>
internal sealed class OwnTicketsCommand() : Command(Word, Roles.None)
{
    /// <summary>The word.</summary>
    public const string Word = "tiket";

    private const int LongestQuestion = 4;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Aliases => ["laporan", "tickets"];

    /// <inheritdoc/>
    public override bool AsksAgain => true;

    /// <inheritdoc/>
    public override string Description(Texts texts) => texts.CommandTiket;

    /// <inheritdoc/>
    public override bool Takes(string rest, DateOnly today) =>
        Tokens.Of(rest) is ["saya" or "kami", ..] words && words.Count <= LongestQuestion;

    /// <inheritdoc/>
    public override Task RunAsync(Turn turn, string rest, CancellationToken cancellation) =>
        turn.Lists.ShowOwnAsync(rest, cancellation);
}
