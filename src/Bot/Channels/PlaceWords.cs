using System.Globalization;
using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Channels;

/// <summary>A place on the map, in words.</summary>
internal static class PlaceWords
{
    /// <summary>For example <c>Kantor Camat Genteng, Jl. Raya 1 (-8.36670, 114.14910)</c>.</summary>
    /// <param name="words">Name and address; may be empty, or hold empty parts.</param>
    /// <param name="latitude">Degrees, or null.</param>
    /// <param name="longitude">Degrees, or null.</param>
    /// <returns>Null when nothing is known.</returns>
    public static string? Of(string words, double? latitude, double? longitude)
    {
        var name = CleanText.Name(string.Join(", ", words.Split(", ", StringSplitOptions.RemoveEmptyEntries)));
        var point =
            latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180
                ? string.Create(CultureInfo.InvariantCulture, $"{latitude:F5}, {longitude:F5}")
                : "";
        return (name, point) switch
        {
            ("", "") => null,
            ("", _) => point,
            (_, "") => name,
            _ => $"{name} ({point})",
        };
    }
}
