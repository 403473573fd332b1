using System.Threading.Channels;
using Helpdesk.Bot.Conversations;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace Helpdesk.Bot.Channels.Telegram;

/// <summary>
/// Answers taps, so that the button stops spinning. Beside the updates, for an answer is a call of its own; not in the
/// outbox, for an answer that is late is worth nothing.
/// </summary>
internal sealed partial class TelegramTaps(TelegramClients clients, ILogger<TelegramTaps> log) : BackgroundService
{
    private readonly Channel<(string QueryId, TapAnswer Answer)> _answers =
        System.Threading.Channels.Channel.CreateUnbounded<(string, TapAnswer)>();

    /// <summary>Answers a tap soon.</summary>
    public void Answer(string queryId, TapAnswer answer) => _answers.Writer.TryWrite((queryId, answer));

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (queryId, answer) in _answers.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                var text = answer.Text.Length == 0 ? null : TelegramText.FitTapAnswer(answer.Text);
                await clients.Calls.AnswerCallbackQuery(
                    queryId,
                    text: text,
                    showAlert: answer.Alert,
                    cancellationToken: stoppingToken
                );
            }
            catch (RequestException failure)
            {
                // Normal after a pause: Telegram forgets taps. What the tap did is in the chat.
                LogNotAnswered((failure as ApiRequestException)?.ErrorCode ?? 0);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "A tap was not answered (error {Code})")]
    private partial void LogNotAnswered(int code);
}
