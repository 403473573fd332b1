using Microsoft.Extensions.Logging;

namespace Helpdesk.Worker;

/// <summary>How every process of a helpdesk writes its log: one JSON object a line, to the console.</summary>
internal static class HelpdeskLog
{
    /// <summary>Sets it up.</summary>
    public static void Configure(ILoggingBuilder log)
    {
        log.ClearProviders().AddJsonConsole();
        // Nothing below warnings from libraries: EF and Hangfire would name SQL and jobs at every tick.
        log.AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Hangfire", LogLevel.Warning)
            .AddFilter("System.Net.Http", LogLevel.None);
        // A start that fails is said in plain words by whoever started it, without a stack trace; a crash of ours stays
        // critical.
        log.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
    }
}
