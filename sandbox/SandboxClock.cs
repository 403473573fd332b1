using System.Globalization;

namespace Helpdesk.Sandbox;

/// <summary>
/// The practice room's clock: the machine's, moved forward at the visitor's wish. Only instants are moved; how long
/// something takes and when a timer fires stays real. Kept in the room's folder, so that time never runs backwards in a
/// room that is opened again.
/// </summary>
internal sealed class SandboxClock : TimeProvider
{
    /// <summary>How the begin of a room is written.</summary>
    public const string Format = "yyyy-MM-dd HH:mm";

    private readonly string _file;
    private readonly Lock _lock = new();
    private TimeSpan _ahead;

    /// <summary>A room's clock, where it stood when the room was left.</summary>
    /// <param name="folder">The room's folder.</param>
    public SandboxClock(string folder)
    {
        _file = Path.Combine(folder, "clock.txt");
        if (File.Exists(_file))
            _ahead = TimeSpan.Parse(File.ReadAllText(_file), CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return System.GetUtcNow() + _ahead;
    }

    /// <summary>Moves the clock.</summary>
    /// <param name="span">By how much.</param>
    public void Jump(TimeSpan span)
    {
        lock (_lock)
        {
            _ahead += span;
            File.WriteAllText(_file, _ahead.ToString("c", CultureInfo.InvariantCulture));
        }
    }
}
