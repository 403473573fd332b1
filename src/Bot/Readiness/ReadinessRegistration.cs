using Helpdesk.Bot.Channels;
using Helpdesk.Bot.Outbox;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Helpdesk.Bot.Readiness;

/// <summary>What /health/ready answers by, and how it says it.</summary>
internal static class ReadinessRegistration
{
    private const string Jobs = "jobs";

    /// <summary>Registers every check under the name by which it is told.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="jobsRunHere">Whether jobs run in this process.</param>
    public static IServiceCollection AddReadiness(this IServiceCollection services, bool jobsRunHere)
    {
        services.AddSingleton<IntakeCheck>().AddSingleton<DatabaseCheck>().AddSingleton<PhotosCheck>();
        var checks = services
            .AddHealthChecks()
            .AddCheck<ChannelReadiness>("channels")
            .AddCheck<OutboxState>("outbox")
            .AddCheck<DatabaseCheck>("database")
            .AddCheck<DiskCheck>("disk")
            .AddCheck<PhotosCheck>("photos")
            .AddCheck<ReplyAgeCheck>("replies")
            .AddCheck<IntakeCheck>("intake");
        if (jobsRunHere)
            checks.AddCheck<JobsCheck>(Jobs);
        else
            checks.AddCheck<WorkersCheck>(Jobs);
        return services;
    }

    /// <summary>Maps the addresses: whether the program runs, and whether it works.</summary>
    public static void MapReadiness(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        endpoints.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync });
    }

    // The first line is what it has always been; below it a sentence for each that does not work.
    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        var lines = report
            .Entries.Where(entry => entry.Value.Status is not HealthStatus.Healthy)
            .Select(entry => $"{entry.Key}: {entry.Value.Description ?? "could not be asked"}")
            .Prepend($"{report.Status}");
        return context.Response.WriteAsync(string.Join('\n', lines));
    }
}
