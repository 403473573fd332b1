namespace Helpdesk.Sandbox.TwilioApi;

/// <summary>WhatsApp's speed limit for one person: a message in 6 seconds, short bursts pass.</summary>
/// <param name="burst">How many pass at once.</param>
/// <param name="time">The clock.</param>
internal sealed class TwilioRate(int burst, TimeProvider time)
{
    /// <summary>How many WhatsApp lets pass at once.</summary>
    public const int UsualBurst = 45;

    private const int SecondsEach = 6;
    private readonly Dictionary<string, (double Level, long At)> _people = [];
    private readonly Lock _lock = new();

    /// <summary>Counts a message; false when it is one too many.</summary>
    public bool Allows(string number)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            var (level, at) = _people.GetValueOrDefault(number, (0, now));
            level = Math.Max(0, level - time.GetElapsedTime(at, now).TotalSeconds / SecondsEach);
            var fits = level + 1 <= burst;
            _people[number] = (fits ? level + 1 : level, now);
            return fits;
        }
    }
}
