using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Helpdesk.Worker.Settings;

/// <summary>Decides whether the program can start with its settings.</summary>
internal static class SettingsCheck
{
    /// <summary>Checks every setting; all that is wrong is said at once.</summary>
    /// <exception cref="StartException">Some are wrong.</exception>
    public static void Run(IServiceProvider services)
    {
        List<string> wrong =
        [
            .. services.GetRequiredService<SettingFaults>().Sentences,
            .. Invalid(services.GetRequiredService<IStartupValidator>()),
        ];
        if (wrong.Count > 0)
            throw new StartException(string.Join(Environment.NewLine, wrong));
    }

    private static IEnumerable<string> Invalid(IStartupValidator validator)
    {
        try
        {
            validator.Validate();
            return [];
        }
        catch (OptionsValidationException one)
        {
            return one.Failures;
        }
        // The framework's way to say that options of several types are wrong.
        catch (AggregateException several) when (several.InnerExceptions.All(one => one is OptionsValidationException))
        {
            return several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(one => one.Failures);
        }
    }
}
