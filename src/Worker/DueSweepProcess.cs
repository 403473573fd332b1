using Hangfire.Server;

namespace Helpdesk.Worker;

/// <summary>
/// Has Hangfire's server sweep every few seconds, from the start on, on a thread of its own: a long round starves no
/// worker, and leaves no job rows behind.
/// </summary>
internal sealed class DueSweepProcess(DueSweep sweep, SweepBeat beat) : IBackgroundProcess
{
    /// <summary>How long after one round the next begins. What is due is told at most so much later.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(4);

    /// <inheritdoc/>
    public void Execute(BackgroundProcessContext context)
    {
        // Hangfire gives each process a thread, and no asynchronous way in.
        sweep.RunAsync(context.StoppingToken).GetAwaiter().GetResult();
        beat.Beat();
        context.Wait(Pause);
    }
}
