using System.Net;
using Helpdesk.Bot.Settings;
using Helpdesk.Core.Metrics;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;

namespace Helpdesk.Bot.Metrics;

/// <summary>
/// <c>GET /metrics</c>, as Prometheus reads it. Where no address of its own is set it answers only who asks from this very
/// machine and not through a proxy: figures are nobody else's business.
/// </summary>
internal static class MetricsRegistration
{
    private const string Path = "/metrics";
    private static readonly string[] ForwardedBy = ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"];

    /// <summary>Registers what is measured, and the exporter.</summary>
    public static IServiceCollection AddMetricsEndpoint(this IServiceCollection services)
    {
        services
            .AddOpenTelemetry()
            .WithMetrics(metrics =>
                metrics
                    .AddMeter(HelpdeskMeter.Name)
                    .AddMeter("Npgsql")
                    .AddRuntimeInstrumentation()
                    .AddPrometheusExporter()
            );
        services.AddHostedService<HelpdeskState>();
        return services.AddSingleton<ILoggerProvider, ErrorCounts>();
    }

    /// <summary>Maps the address.</summary>
    public static void MapMetrics(this WebApplication app)
    {
        var own = app.Services.GetRequiredService<IOptions<MetricsOptions>>().Value.Url;
        if (own is not null)
            foreach (var url in UrlsOf(app.Configuration).Append(own.GetLeftPart(UriPartial.Authority)))
                app.Urls.Add(url);
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(Path),
            branch =>
                branch.Use(
                    (context, next) =>
                    {
                        if (own is null ? IsFromThisMachine(context) : context.Connection.LocalPort == own.Port)
                            return next(context);
                        context.Response.StatusCode = StatusCodes.Status404NotFound;
                        return Task.CompletedTask;
                    }
                )
        );
        app.MapPrometheusScrapingEndpoint(Path);
    }

    // Addresses that are added by hand take the place of those of the settings.
    private static string[] UrlsOf(IConfiguration configuration) =>
        (configuration["urls"] is { Length: > 0 } urls ? urls : "http://localhost:5000").Split(
            ';',
            StringSplitOptions.RemoveEmptyEntries
        );

    private static bool IsFromThisMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } from
        && IPAddress.IsLoopback(from)
        && !ForwardedBy.Any(context.Request.Headers.ContainsKey);
}
