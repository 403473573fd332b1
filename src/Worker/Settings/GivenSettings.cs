using Microsoft.Extensions.Configuration;

namespace Helpdesk.Worker.Settings;

/// <summary>
/// The settings of ours as they were given, walked over once; options are bound from here. It is at hand while services
/// are registered and never a service itself: what runs gets its settings as options and in no other way.
/// </summary>
internal sealed class GivenSettings
{
    private readonly IReadOnlyDictionary<Type, string> _sections;
    private readonly IConfiguration _readable;

    /// <summary>Walks over the settings.</summary>
    /// <param name="configuration">All settings.</param>
    /// <param name="sections">The sections of the program: each by the type that says what may stand in it.</param>
    public GivenSettings(IConfiguration configuration, IReadOnlyDictionary<Type, string> sections)
    {
        _sections = sections;
        var walk = new SettingsWalk(Faults);
        foreach (var (type, section) in sections)
            walk.Over(configuration, section, type);
        _readable = new ConfigurationBuilder().AddInMemoryCollection(walk.Readable).Build();
    }

    /// <summary>Names that are not known and values that can't be converted: a sentence for each.</summary>
    public SettingFaults Faults { get; } = new();

    /// <summary>What the options of a type are bound from: whatever stands there can be converted.</summary>
    public IConfiguration Of<TOptions>()
        where TOptions : class =>
        _sections[typeof(TOptions)] is { Length: > 0 } section ? _readable.GetSection(section) : _readable;

    /// <summary>
    /// Options before they are validated: enough to see what must be registered, but nothing to work with.
    /// </summary>
    public TOptions Unchecked<TOptions>()
        where TOptions : class, new() => Of<TOptions>().Get<TOptions>() ?? new TOptions();
}
