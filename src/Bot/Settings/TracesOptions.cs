namespace Helpdesk.Bot.Settings;

/// <summary>Settings <c>Traces:*</c>.</summary>
internal sealed class TracesOptions
{
    /// <summary>
    /// Where traces are sent (OTLP over HTTP, protobuf), such as <c>http://127.0.0.1:4318/v1/traces</c>. Default:
    /// nowhere.
    /// </summary>
    public Uri? Endpoint { get; init; }
}
