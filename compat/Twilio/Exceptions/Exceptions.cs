namespace Twilio.Exceptions;

/// <summary>Something went wrong between us and Twilio.</summary>
public class TwilioException : Exception
{
    /// <summary>Without a message.</summary>
    public TwilioException()
    {
    }

    /// <summary>With a message.</summary>
    public TwilioException(string message) : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public TwilioException(string message, Exception exception) : base(message, exception)
    {
    }
}

/// <summary>Twilio could not be reached.</summary>
public class ApiConnectionException : TwilioException
{
    /// <summary>With a message.</summary>
    public ApiConnectionException(string message) : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public ApiConnectionException(string message, Exception exception) : base(message, exception)
    {
    }
}

/// <summary>Twilio refused a request.</summary>
public class ApiException : TwilioException
{
    /// <summary>With a message.</summary>
    public ApiException(string message) : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public ApiException(string message, Exception exception) : base(message, exception)
    {
    }

    /// <summary>With what Twilio said.</summary>
    public ApiException(int code, int status, string message, string moreInfo, Dictionary<string, object> details = null, Exception exception = null) : base(message, exception) =>
        (Code, Status, MoreInfo, Details) = (code, status, moreInfo, details);

    /// <summary>Twilio's error code.</summary>
    public int Code { get; }

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>Where the error is described.</summary>
    public string MoreInfo { get; }

    /// <summary>What else Twilio said.</summary>
    public Dictionary<string, object> Details { get; }
}
