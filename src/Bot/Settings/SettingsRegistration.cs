using Helpdesk.Worker.Settings;

namespace Helpdesk.Bot.Settings;

/// <summary>Registers the settings that belong to no channel.</summary>
internal static class SettingsRegistration
{
    /// <summary>Registers them.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="given">The settings.</param>
    public static IServiceCollection AddHelpdeskSettings(this IServiceCollection services, GivenSettings given) =>
        services
            .AddSharedSettings(given)
            .AddSettings<HelpdeskOptions, HelpdeskOptionsCheck>(given)
            .AddSettings<BackupOptions, BackupOptionsCheck>(given)
            .AddSettings<LimitsOptions, LimitsOptionsCheck>(given)
            .AddSettings<HealthOptions, HealthOptionsCheck>(given)
            .AddSettings<MetricsOptions, MetricsOptionsCheck>(given)
            .AddSettings<TracesOptions, TracesOptionsCheck>(given)
            .AddSettings<OutboxOptions>(given)
            .AddSettings<DashboardOptions>(given);
}
