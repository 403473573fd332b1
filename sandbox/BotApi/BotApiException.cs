namespace Helpdesk.Sandbox.BotApi;

/// <summary>The Bot API's answer when it refuses.</summary>
internal sealed class BotApiException(int code, string description, int? retryAfter = null) : Exception(description)
{
    /// <summary>The error's code.</summary>
    public int Code => code;

    /// <summary>Seconds to wait, for 429.</summary>
    public int? RetryAfter => retryAfter;

    /// <summary>A bad request, in the Bot API's words.</summary>
    public static BotApiException Bad(string description) => new(400, $"Bad Request: {description}");
}
