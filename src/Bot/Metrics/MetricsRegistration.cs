using System.Net;
using Helpdesk.Bot.Settings;
using Helpdesk.Core.Metrics;
using Helpdesk.Worker.Settings;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Helpdesk.Bot.Metrics;

/// <summary>
/// <c>GET /metrics</c>, as Prometheus reads it. Where no address of its own is set it answers only who asks from this
/// very machine and not through a proxy: figures are nobody else's business.
/// </summary>
internal static class MetricsRegistration
{
    private const string Path = "/metrics",
        StandardUrl = "http://localhost:5000";
    private static readonly string[] ForwardedBy = ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"];

    /// <summary>Registers what is measured, and the exporter.</summary>
    public static IServiceCollection AddMetricsEndpoint(this IServiceCollection services)
    {
        services
            .AddOpenTelemetry()
            .WithMetrics(metrics =>
                metrics
                    .ConfigureResource(resource => resource.AddService(TracesRegistration.Service))
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
            Listen(app, own);
        app.Use(
            (context, next) =>
            {
                if (MayAsk(context, own))
                    return next(context);
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }
        );
        app.MapPrometheusScrapingEndpoint(Path);
    }

    // Addresses that are added by hand take the place of those of the settings.
    private static void Listen(WebApplication app, Uri own)
    {
        var urls = (app.Configuration["urls"] is { Length: > 0 } given ? given : StandardUrl).Split(
            ';',
            StringSplitOptions.RemoveEmptyEntries
        );
        if (urls.Any(url => BindingAddress.Parse(url).Port == own.Port))
            throw new StartException(
                $"Setting Metrics:Url is \"{own.OriginalString}\"; allowed: an address with a port that Urls does not have."
            );
        foreach (var url in urls.Append(own.GetLeftPart(UriPartial.Authority)))
            app.Urls.Add(url);
    }

    // At an address of its own nothing else is told, and it is told nowhere else.
    private static bool MayAsk(HttpContext context, Uri? own)
    {
        var isAsked = context.Request.Path.StartsWithSegments(Path);
        return own is null
            ? !isAsked || IsFromThisMachine(context)
            : isAsked == (context.Connection.LocalPort == own.Port);
    }

    private static bool IsFromThisMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } from
        && IPAddress.IsLoopback(from)
        && !ForwardedBy.Any(context.Request.Headers.ContainsKey);
}
