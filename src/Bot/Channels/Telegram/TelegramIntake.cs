using Helpdesk.Bot.Conversations;
using Telegram.Bot.Types;

namespace Helpdesk.Bot.Channels.Telegram;

/// <summary>Takes one update in, however it came.</summary>
internal sealed class TelegramIntake(UpdateIntake router, TelegramTaps taps)
{
    /// <summary>Takes it in and answers its tap. Returns once it is committed.</summary>
    public async Task TakeAsync(Update update, CancellationToken cancellation)
    {
        if (TelegramReader.Read(update) is not { } message)
            return;
        var answer = await router.TakeAsync(message, cancellation);
        if (update.CallbackQuery is { } query)
            taps.Answer(query.Id, answer);
    }
}
