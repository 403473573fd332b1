using System.Threading.Channels;
using Helpdesk.Bot.Conversations;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace Helpdesk.Bot.Channels.Telegram;

/// <summary>
/// Answers taps, so that the button stops spinning. Beside the updates, for an answer is a call of its own; not in the
/// outbox, for an answer that is late is worth nothing.
/// </summary>
internal sealed partial class TelegramTaps(TelegramClients clients, TimeProvider time, ILogger<TelegramTaps> log)
    : BackgroundService
{
    private const int AtOnce = 8;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);
    private readonly Channel<(string QueryId, TapAnswer Answer)> _answers =
        System.Threading.Channels.Channel.CreateUnbounded<(string, TapAnswer)>();

    /// <summary>Answers a tap soon.</summary>
    public void Answer(string queryId, TapAnswer answer) => _answers.Writer.TryWrite((queryId, answer));

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Several at a time: one call that hangs lets no other button spin.
        await Parallel.ForEachAsync(
            _answers.Reader.ReadAllAsync(stoppingToken),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken },
            async (tap, cancellation) => await AnswerAsync(tap.QueryId, tap.Answer, cancellation)
        );
    }

    private async Task AnswerAsync(string queryId, TapAnswer answer, CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(Deadline, time);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        try
        {
            var text = answer.Text.Length == 0 ? null : TelegramText.FitTapAnswer(answer.Text);
            await clients.Calls.AnswerCallbackQuery(
                queryId,
                text: text,
                showAlert: answer.Alert,
                cancellationToken: late.Token
            );
        }
        catch (RequestException failure)
        {
            // Normal after a pause: Telegram forgets taps. What the tap did is in the chat.
            LogNotAnswered((failure as ApiRequestException)?.ErrorCode ?? 0);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            LogNotAnswered(0);
        }
    }

    [LoggerMessage(LogLevel.Information, "A tap was not answered (error {Code})")]
    private partial void LogNotAnswered(int code);
}
