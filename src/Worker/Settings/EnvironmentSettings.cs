using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace Helpdesk.Worker.Settings;

/// <summary>
/// The settings that environment variables hold, less <c>LANGUAGE</c> in capitals: many Linux desktops set it to a list
/// such as <c>en_US:en</c> for the programs that use GNU gettext, and it would be taken for our <c>Language</c>.
/// </summary>
internal sealed class EnvironmentSettings : IConfigurationSource
{
    private const string OfGettext = "LANGUAGE",
        Ours = nameof(LanguageOptions.Language);

    /// <summary>Puts this in the place of the framework's source that reads every variable.</summary>
    public static void Replace(IList<IConfigurationSource> sources)
    {
        for (var at = 0; at < sources.Count; at++)
            if (sources[at] is EnvironmentVariablesConfigurationSource { Prefix: null or "" })
                sources[at] = new EnvironmentSettings();
    }

    /// <inheritdoc/>
    public IConfigurationProvider Build(IConfigurationBuilder builder) => new Provider();

    private sealed class Provider : EnvironmentVariablesConfigurationProvider
    {
        public override void Load()
        {
            base.Load();
            if (Environment.GetEnvironmentVariable(OfGettext) is null)
                return;
            Data.Remove(OfGettext);
            if (Environment.GetEnvironmentVariable(Ours) is { } ours)
                Data[Ours] = ours;
        }
    }
}
