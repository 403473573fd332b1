using Helpdesk.Worker.Settings;
using Microsoft.Extensions.Options;

namespace Helpdesk.Bot.Settings;

/// <summary>Checks <c>Traces:*</c>.</summary>
internal sealed class TracesOptionsCheck : IValidateOptions<TracesOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, TracesOptions options)
    {
        var faults = new SettingFaults();
        if (
            options.Endpoint is { } to
            && !(
                to.IsAbsoluteUri
                && to.UserInfo.Length == 0
                && (to.Scheme == Uri.UriSchemeHttp || to.Scheme == Uri.UriSchemeHttps)
            )
        )
            faults.Wrong(
                "Traces:Endpoint",
                to.OriginalString,
                "the address of a collector that takes OTLP over HTTP, such as http://127.0.0.1:4318/v1/traces"
            );
        return faults.Result;
    }
}
