using System.Diagnostics.Metrics;

namespace Helpdesk.Core.Metrics;

/// <summary>What the helpdesk measures of itself. None of it holds personal data.</summary>
internal static class HelpdeskMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Helpdesk";

    /// <summary>The meter.</summary>
    public static readonly Meter Meter = new(Name);

    private const string Seconds = "s";
    private static readonly InstrumentAdvice<double> UpToAMinute = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    };

    /// <summary>How long work waited for its turn to write.</summary>
    public static readonly Histogram<double> GateWait = Duration(
        "helpdesk.gate.wait",
        "How long work waited for its turn to write"
    );

    /// <summary>
    /// How late reminders and overdue notices were written, against the instant at which they were due.
    /// </summary>
    public static readonly Histogram<double> TimerLateness = Duration(
        "helpdesk.timers.lateness",
        "How late reminders and overdue notices were written"
    );

    /// <summary>From taking a message in to the platform having taken the answer; by channel.</summary>
    public static readonly Histogram<double> ReplyLatency = Duration(
        "helpdesk.reply.latency",
        "From taking a message in to the platform having taken the answer"
    );

    /// <summary>Messages that came in; by channel and what became of them.</summary>
    public static readonly Counter<long> Updates = Meter.CreateCounter<long>(
        "helpdesk.updates",
        description: "Messages that came in, by what became of them"
    );

    /// <summary>Attempts to send; by channel and outcome.</summary>
    public static readonly Counter<long> Sends = Meter.CreateCounter<long>(
        "helpdesk.sends",
        description: "Attempts to send, by outcome"
    );

    /// <summary>Errors in the log; by the class that logged them.</summary>
    public static readonly Counter<long> Errors = Meter.CreateCounter<long>(
        "helpdesk.errors",
        description: "Errors in the log, by the class that logged them"
    );

    private static Histogram<double> Duration(string name, string description) =>
        Meter.CreateHistogram(name, Seconds, description, tags: null, UpToAMinute);
}
