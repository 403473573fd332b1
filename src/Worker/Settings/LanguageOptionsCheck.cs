using Microsoft.Extensions.Options;

namespace Helpdesk.Worker.Settings;

/// <summary>Checks <c>Language</c>.</summary>
internal sealed class LanguageOptionsCheck : IValidateOptions<LanguageOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, LanguageOptions options)
    {
        var faults = new SettingFaults();
        if (options.ToLanguage() is null)
            faults.Wrong("Language", options.Language, "id or en");
        return faults.Result;
    }
}
