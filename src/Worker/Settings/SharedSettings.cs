using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Helpdesk.Worker.Settings;

/// <summary>The settings by which every process of a helpdesk works, whether it chats or not.</summary>
internal static class SharedSettings
{
    /// <summary>The section by type; "" for what stands at the top.</summary>
    public static readonly IReadOnlyDictionary<Type, string> Sections = new Dictionary<Type, string>
    {
        [typeof(LanguageOptions)] = "",
        [typeof(DatabaseOptions)] = "Database",
        [typeof(PhotosOptions)] = "Photos",
        [typeof(WorkerOptions)] = "Worker",
        [typeof(RetentionOptions)] = "Retention",
        [typeof(SopOptions)] = "Sop",
        [typeof(OfficeCalendarOptions)] = "OfficeCalendar",
    };

    /// <summary>Registers them, and what is made of them.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="given">The settings.</param>
    public static IServiceCollection AddSharedSettings(this IServiceCollection services, GivenSettings given)
    {
        services
            .AddSingleton(given.Faults)
            .AddSettings<LanguageOptions, LanguageOptionsCheck>(given)
            .AddSettings<DatabaseOptions, DatabaseOptionsCheck>(given)
            .AddSettings<WorkerOptions, WorkerOptionsCheck>(given)
            .AddSettings<SopOptions, SopOptionsCheck>(given)
            .AddSettings<OfficeCalendarOptions, OfficeCalendarOptionsCheck>(given)
            .AddSettings<PhotosOptions, PhotosOptionsCheck>(given)
            .AddSettings<RetentionOptions>(given);
        services.AddSingleton(provider => new StepClocks(
            provider.GetRequiredService<IOptions<SopOptions>>().Value.ToSop(),
            provider.GetRequiredService<IOptions<OfficeCalendarOptions>>().Value.ToCalendar()
        ));
        services.AddSingleton(provider => provider.GetRequiredService<StepClocks>().Calendar);
        services.AddSingleton(provider => new RetentionRule(
            provider.GetRequiredService<IOptions<RetentionOptions>>().Value.Months
        ));
        services.AddSingleton(provider => new TextCatalog(
            provider.GetRequiredService<IOptions<LanguageOptions>>().Value.ToLanguage()!.Value,
            provider.GetRequiredService<OfficeCalendar>().Shown
        ));
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

    /// <summary>Registers options of which the walk over the settings leaves nothing to check.</summary>
    public static IServiceCollection AddSettings<TOptions>(this IServiceCollection services, GivenSettings given)
        where TOptions : class => services.AddOptions<TOptions>().Bind(given.Of<TOptions>()).ValidateOnStart().Services;
}
