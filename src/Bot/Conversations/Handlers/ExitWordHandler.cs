using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>The ways out, as a whole message, on every platform: see <see cref="ExitWords"/>.</summary>
internal sealed class ExitWordHandler : MessageHandler
{
    /// <inheritdoc/>
    public override async Task<bool> TryAsync(Turn turn, CancellationToken cancellation)
    {
        if (turn.Message is not { Photo: null, Place: null, Card: null })
            return false;
        var top = await turn.Conversations.TopAsync(cancellation);
        if ((ExitWords.Read(turn.Message.Text) ?? await OfWhatIsGivenAsync(turn, top, cancellation)) is not { } word)
            return false;
        switch (word)
        {
            // "Laporannya ga jadi" means one that was sent, unless it is still being given.
            case ExitWord.Abort when top?.State is not Draft && MeansOneThatWasSent(turn, top):
                return false;
            // "batal semua", where messages are asked about one by one.
            case ExitWord.Abort when top?.State is Belonging { Left: > 0 } && MeansAll(turn.Message.Text):
                await turn.Answers.GiveAsync(top, new FlowInput.Chosen(BelongingFlow.AbortAll), cancellation);
                return true;
            // "batalkan", asked whether it is to be cancelled, is yes.
            case ExitWord.Abort when top?.State is Cancellation && CancellationFlow.Answers(turn.Message.Text):
                return false;
            case ExitWord.Back when top is not null:
                await BackAsync(turn, top, cancellation);
                return true;
            case ExitWord.Abort when top is not null:
                await turn.Answers.LeaveAsync(top, cancellation);
                return true;
            case ExitWord.Abort:
                turn.Update.Reply(turn.Texts.NothingToAbort);
                return true;
            case ExitWord.Help:
                await turn.Menu.ShowHelpAsync(cancellation);
                break;
            case ExitWord.Queue when (turn.Update.Roles & (Roles.Staff | Roles.Head)) != 0:
                await Commands.RunAsync(turn, QueueCommand.Word, "", cancellation);
                return true;
            case ExitWord.Queue:
                return false;
            default:
                await turn.Menu.ShowAsync(ChatText.Empty, cancellation);
                break;
        }
        await turn.AskAgainAsync(cancellation);
        return true;
    }

    // "batal semua" of what is asked about says nothing of a report.
    private static bool MeansOneThatWasSent(Turn turn, OpenConversation? top) =>
        Utterances.Read(turn.Message.Text) is Utterance.CancelReport
        && (top?.State is not Belonging || Tokens.Of(turn.Message.Text).Contains("laporan"));

    private static bool MeansAll(string text) => Tokens.Of(text).Any(word => word is "semua" or "all");

    // "eh salah, batalin aja yg barusan", where an option is wanted of a report that is not sent yet.
    private static async Task<ExitWord?> OfWhatIsGivenAsync(
        Turn turn,
        OpenConversation? top,
        CancellationToken cancellation
    ) =>
        top?.State is Draft
        && TicketCode.Find(turn.Message.Text, out _) is TicketCodeReading.None
        && (ShortAnswers.GivesUp(turn.Message.Text) || ExitWords.BeginsWithIt(turn.Message.Text))
        && (await turn.Conversations.QuestionOfAsync(top, cancellation)).WantsOption
            ? ExitWord.Abort
            : null;

    // From a first question back means out.
    private static async Task BackAsync(Turn turn, OpenConversation top, CancellationToken cancellation)
    {
        if (top.State is Draft || (await turn.Conversations.QuestionOfAsync(top, cancellation)).HasBack)
            await turn.Answers.GiveAsync(top, new FlowInput.Back(), cancellation);
        else
            await turn.Answers.AbortAsync(top, cancellation);
    }
}
