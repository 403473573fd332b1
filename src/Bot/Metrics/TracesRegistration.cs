using Helpdesk.Core.Metrics;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Helpdesk.Bot.Metrics;

/// <summary>Sends traces to a collector.</summary>
internal static class TracesRegistration
{
    /// <summary>Under which name figures and traces are told.</summary>
    public const string Service = "helpdesk";

    /// <summary>Registers the exporter, where there is somewhere to send to.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="endpoint">Where to send traces, or null.</param>
    public static IServiceCollection AddTraces(this IServiceCollection services, Uri? endpoint)
    {
        if (endpoint is not null)
            services
                .AddOpenTelemetry()
                .WithTracing(traces =>
                    traces
                        .ConfigureResource(resource => resource.AddService(Service))
                        .AddSource(HelpdeskTraces.Name)
                        .AddOtlpExporter(exporter =>
                            (exporter.Endpoint, exporter.Protocol) = (endpoint, OtlpExportProtocol.HttpProtobuf)
                        )
                );
        return services;
    }
}
