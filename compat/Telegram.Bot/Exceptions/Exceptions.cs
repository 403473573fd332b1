using System.Net;
using Telegram.Bot.Types;

namespace Telegram.Bot.Exceptions;

/// <summary>The server could not be reached, or did not answer as the Bot API does.</summary>
public class RequestException : Exception
{
    /// <summary>With a message.</summary>
    public RequestException(string message) : base(message)
    {
    }

    /// <summary>With a cause.</summary>
    public RequestException(string message, Exception innerException) : base(message, innerException)
    {
    }

    /// <summary>With the HTTP status.</summary>
    public RequestException(string message, HttpStatusCode httpStatusCode) : base(message) => HttpStatusCode = httpStatusCode;

    /// <summary>With the HTTP status and a cause.</summary>
    public RequestException(string message, HttpStatusCode httpStatusCode, Exception? innerException) : base(message, innerException) => HttpStatusCode = httpStatusCode;

    /// <summary>The HTTP status, when there was one.</summary>
    public HttpStatusCode? HttpStatusCode { get; }
}

/// <summary>The Bot API refused.</summary>
public class ApiRequestException : RequestException
{
    /// <summary>With the error's code and parameters.</summary>
    public ApiRequestException(string message, int errorCode, ResponseParameters? parameters) : base(message)
    {
        ErrorCode = errorCode;
        Parameters = parameters;
    }

    /// <summary>The error's code.</summary>
    public int ErrorCode { get; }

    /// <summary>What may help to repair it.</summary>
    public ResponseParameters? Parameters { get; }
}
