namespace Helpdesk.Worker;

/// <summary>When the jobs last looked for what is due.</summary>
/// <param name="time">The clock; its timestamps don't jump.</param>
internal sealed class SweepBeat(TimeProvider time)
{
    private long _last = time.GetTimestamp();

    /// <summary>How long the last round is past; counts from the program's start before the first.</summary>
    public TimeSpan Past => time.GetElapsedTime(Volatile.Read(ref _last));

    /// <summary>A round is over.</summary>
    public void Beat() => Volatile.Write(ref _last, time.GetTimestamp());
}
