namespace Helpdesk.Sandbox.TwilioApi;

/// <summary>Twilio's answer when it refuses.</summary>
internal sealed class TwilioException(int code, int status, string description) : Exception(description)
{
    /// <summary>Twilio's error code.</summary>
    public int Code => code;

    /// <summary>The HTTP status.</summary>
    public int Status => status;

    /// <summary>A request that no client should make.</summary>
    public static TwilioException Fault(string description) => new(20001, 400, description);
}
