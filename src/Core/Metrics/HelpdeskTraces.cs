using System.Diagnostics;

namespace Helpdesk.Core.Metrics;

/// <summary>
/// The way of one message through the helpdesk, for whoever collects traces: taken in, written in a transaction,
/// answered. None of it holds personal data.
/// </summary>
internal static class HelpdeskTraces
{
    /// <summary>The source's name.</summary>
    public const string Name = "Helpdesk";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>
    /// What is being traced here, to go on from it elsewhere, later, or in another process (W3C's traceparent); null
    /// when nothing is.
    /// </summary>
    public static string? Current => Activity.Current is { Recorded: true } traced ? traced.Id : null;

    /// <summary>Begins a trace. Whatever surrounds it is not ours: from outside nobody says what is traced.</summary>
    /// <param name="name">What is done.</param>
    /// <param name="channel">The platform.</param>
    public static Activity? Begin(string name, string channel)
    {
        Activity.Current = null;
        return Source.StartActivity(name, ActivityKind.Consumer)?.SetTag("channel", channel);
    }

    /// <summary>Goes on with a trace; null when there is none.</summary>
    /// <param name="name">What is done.</param>
    /// <param name="from">What <see cref="Current"/> was.</param>
    /// <param name="kind">Whether it stays within this process.</param>
    public static Activity? GoOn(string name, string? from, ActivityKind kind = ActivityKind.Internal) =>
        ActivityContext.TryParse(from, traceState: null, out var context)
            ? Source.StartActivity(name, kind, context)
            : null;

    /// <summary>Notes what became of it.</summary>
    /// <param name="activity">Null when nothing is traced.</param>
    /// <param name="outcome">The same words as among the figures.</param>
    /// <param name="isError">Whether somebody should look.</param>
    public static void End(this Activity? activity, string outcome, bool isError = false)
    {
        activity?.SetTag("outcome", outcome);
        if (isError)
            activity?.SetStatus(ActivityStatusCode.Error, outcome);
    }
}
