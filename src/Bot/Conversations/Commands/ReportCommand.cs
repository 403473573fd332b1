using Helpdesk.Core.Messages;
using Helpdesk.Core.People;

namespace Helpdesk.Bot.Conversations;

/// <summary>Begins a report; what stands behind the command is what happens.</summary>
internal sealed class ReportCommand() : Command(Word, Roles.None)
{
    /// <summary>The word.</summary>
    public const string Word = "lapor";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Aliases => ["report"];

    /// <inheritdoc/>
    public override string Description(Texts texts) => texts.CommandLapor;

    /// <inheritdoc/>
    public override bool Takes(string rest, DateOnly today) => Utterances.Read(rest) is Utterance.Problem;

    /// <inheritdoc/>
    public override Task RunAsync(Turn turn, string rest, CancellationToken cancellation)
    {
        var words = TypedWords.Readable(rest) ? Written.Nothing.And(rest, turn.Message.MessageId) : Written.Nothing;
        return turn.Filing.BeginAsync(
            words,
            null,
            cancellation,
            words.Parts.Count > 0 ? turn.Texts.ReportBegun : ChatText.Empty
        );
    }
}
