using Helpdesk.Core.Messages;
using Microsoft.Extensions.Options;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace Helpdesk.Bot.Channels.Telegram;

/// <summary>Asks Telegram who the token's bot is.</summary>
internal sealed class TelegramCheck(TelegramClients clients, IOptions<TelegramOptions> telegram) : IChannelCheck
{
    /// <inheritdoc/>
    public Channel Channel => TelegramChannel.Channel;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<(bool IsRight, string Sentence)>> AskAsync(CancellationToken cancellation)
    {
        try
        {
            var me = await clients.Calls.GetMe(cancellation);
            return [(true, $"the token is @{me.Username}'s, mode {telegram.Value.Mode}")];
        }
        catch (ApiRequestException refused) when (refused.ErrorCode is 401 or 404)
        {
            return [(false, "the token is refused; compare Telegram:Token with what @BotFather shows")];
        }
        catch (RequestException)
        {
            return [(false, "no answer; is the network open to api.telegram.org?")];
        }
    }
}
