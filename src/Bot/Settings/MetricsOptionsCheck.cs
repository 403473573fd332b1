using Helpdesk.Worker.Settings;
using Microsoft.Extensions.Options;

namespace Helpdesk.Bot.Settings;

/// <summary>Checks <c>Metrics:*</c>.</summary>
internal sealed class MetricsOptionsCheck : IValidateOptions<MetricsOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, MetricsOptions options)
    {
        var faults = new SettingFaults();
        if (
            options.Url is { } url
            && !(url.IsAbsoluteUri && url.Scheme == Uri.UriSchemeHttp && url.PathAndQuery == "/")
        )
            faults.Wrong(
                "Metrics:Url",
                url.OriginalString,
                "an address of this machine with a port of its own, such as http://127.0.0.1:9464"
            );
        return faults.Result;
    }
}
