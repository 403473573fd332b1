namespace Helpdesk.Sandbox.BotApi;

/// <summary>Telegram's speed limit for one chat: about one message a second, short bursts pass.</summary>
/// <param name="burst">How many pass at once.</param>
/// <param name="time">The clock.</param>
internal sealed class ChatRate(int burst, TimeProvider time)
{
    private readonly Dictionary<string, (double Level, long At)> _chats = [];
    private readonly Lock _lock = new();

    /// <summary>Counts a message; returns how many seconds to wait when it was one too many, or null.</summary>
    public int? Count(string chat)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            var (level, at) = _chats.GetValueOrDefault(chat, (0, now));
            level = Math.Max(0, level - time.GetElapsedTime(at, now).TotalSeconds);
            var fits = level + 1 <= burst;
            _chats[chat] = (fits ? level + 1 : level, now);
            return fits ? null : (int)Math.Ceiling(level + 1 - burst);
        }
    }
}
