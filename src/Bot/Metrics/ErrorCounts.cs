using Helpdesk.Core.Metrics;

namespace Helpdesk.Bot.Metrics;

/// <summary>Counts what is logged as an error: the log is read when something is wrong, the count says when.</summary>
internal sealed class ErrorCounts : ILoggerProvider
{
    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) =>
        new Counting(categoryName[(categoryName.LastIndexOf('.') + 1)..]);

    /// <inheritdoc/>
    public void Dispose() { }

    private sealed class Counting(string kind) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (IsEnabled(logLevel))
                HelpdeskMeter.Errors.Add(1, new KeyValuePair<string, object?>("kind", kind));
        }
    }
}
