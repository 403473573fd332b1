using Helpdesk.Worker.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Worker;

/// <summary>
/// The jobs as a program of their own, beside Bots that share its database on PostgreSQL. It serves no address and
/// talks to no platform: what it has to say it puts into the outbox, which a Bot sends.
/// </summary>
internal static partial class Program
{
    /// <summary>Runs until it is stopped. Returns 0, or 1 when it could not start or had to end.</summary>
    public static async Task<int> Main(string[] args)
    {
        try
        {
            using var host = WorkerApplication.Build(args);
            await WorkerApplication.StartAsync(host);
            LogRuns(host.Services.GetRequiredService<ILoggerFactory>().CreateLogger(nameof(Worker)));
            await host.WaitForShutdownAsync();
            return Environment.ExitCode;
        }
        catch (Exception failure) when (StartFailure.InWords(failure) is { } words)
        {
            await Console.Error.WriteLineAsync(words);
            return 1;
        }
    }

    [LoggerMessage(LogLevel.Information, "What is due is looked for from now on")]
    private static partial void LogRuns(ILogger log);
}
