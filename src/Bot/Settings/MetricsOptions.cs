namespace Helpdesk.Bot.Settings;

/// <summary>Settings <c>Metrics:*</c>.</summary>
internal sealed class MetricsOptions
{
    /// <summary>
    /// Where <c>/metrics</c> listens alone, such as <c>http://10.0.0.5:9464</c>. Default: beside everything else, for
    /// who asks from this machine itself.
    /// </summary>
    public Uri? Url { get; init; }
}
