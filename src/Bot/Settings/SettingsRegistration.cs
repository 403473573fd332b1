using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.Extensions.Options;

namespace Helpdesk.Bot.Settings;

/// <summary>Registers the settings that belong to no channel, and what is made of them.</summary>
internal static class SettingsRegistration
{
    /// <summary>Registers them.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="given">The settings.</param>
    public static IServiceCollection AddHelpdeskSettings(this IServiceCollection services, GivenSettings given)
    {
        services
            .AddSingleton(given.Faults)
            .AddSettings<HelpdeskOptions, HelpdeskOptionsCheck>(given)
            .AddSettings<DatabaseOptions, DatabaseOptionsCheck>(given)
            .AddSettings<WorkerOptions, WorkerOptionsCheck>(given)
            .AddSettings<BackupOptions, BackupOptionsCheck>(given)
            .AddSettings<LimitsOptions, LimitsOptionsCheck>(given)
            .AddSettings<HealthOptions, HealthOptionsCheck>(given)
            .AddSettings<MetricsOptions, MetricsOptionsCheck>(given)
            .AddSettings<SopOptions, SopOptionsCheck>(given)
            .AddSettings<OfficeCalendarOptions, OfficeCalendarOptionsCheck>(given)
            .AddSettings<PhotosOptions>(given)
            .AddSettings<RetentionOptions>(given)
            .AddSettings<OutboxOptions>(given)
            .AddSettings<DashboardOptions>(given);
        services.AddSingleton(provider => new StepClocks(
            provider.GetRequiredService<IOptions<SopOptions>>().Value.ToSop(),
            provider.GetRequiredService<IOptions<OfficeCalendarOptions>>().Value.ToCalendar()
        ));
        services.AddSingleton(provider => provider.GetRequiredService<StepClocks>().Calendar);
        services.AddSingleton(provider => new RetentionRule(
            provider.GetRequiredService<IOptions<RetentionOptions>>().Value.Months
        ));
        services.AddSingleton(provider =>
        {
            var helpdesk = provider.GetRequiredService<IOptions<HelpdeskOptions>>().Value;
            return new TextCatalog(helpdesk.ToLanguage()!.Value, provider.GetRequiredService<OfficeCalendar>().Shown);
        });
        return services;
    }

    /// <summary>Registers options that are checked at start.</summary>
    public static IServiceCollection AddSettings<TOptions, TCheck>(
        this IServiceCollection services,
        GivenSettings given
    )
        where TOptions : class
        where TCheck : class, IValidateOptions<TOptions> =>
        services.AddSettings<TOptions>(given).AddSingleton<IValidateOptions<TOptions>, TCheck>();

    // Where the walk over the settings leaves nothing to check.
    private static IServiceCollection AddSettings<TOptions>(this IServiceCollection services, GivenSettings given)
        where TOptions : class => services.AddOptions<TOptions>().Bind(given.Of<TOptions>()).ValidateOnStart().Services;
}
