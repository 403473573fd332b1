using System.Text.Json;

namespace Helpdesk.Worker.Settings;

/// <summary>Why a program could not start, in plain words for whoever started it.</summary>
internal static class StartFailure
{
    /// <summary>The words; null for what is a bug.</summary>
    public static string? InWords(Exception failure) =>
        failure switch
        {
            StartException => failure.Message,
            InvalidDataException { InnerException: FormatException { InnerException: JsonException malformed } } =>
                $"appsettings.json is not valid JSON: {malformed.Message}",
            InvalidDataException => $"{failure.Message} {failure.InnerException?.Message}",
            _ => null,
        };
}
