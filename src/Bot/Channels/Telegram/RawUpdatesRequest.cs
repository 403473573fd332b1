using System.Text.Json;
using Telegram.Bot.Requests;

namespace Helpdesk.Bot.Channels.Telegram;

/// <summary>
/// getUpdates, with each update left as it came. The library's own request reads all of an answer at once: one update
/// of a kind that it does not know would hold up everybody's, for ever.
/// </summary>
/// <param name="offset">Confirms all updates below; null for none.</param>
/// <param name="timeout">How long the answer may wait for updates, in seconds.</param>
internal sealed class RawUpdatesRequest(long? offset, int timeout) : RequestBase<JsonElement[]>("getUpdates")
{
    /// <summary>The first update that is wanted.</summary>
    public long? Offset => offset;

    /// <summary>Seconds.</summary>
    public int Timeout => timeout;

    /// <summary>Left out, the setting of the last call would count.</summary>
    public string[] AllowedUpdates => TelegramIntake.Wanted;
}
