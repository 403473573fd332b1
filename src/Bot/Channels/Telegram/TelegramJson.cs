using System.Text.Json;

namespace Helpdesk.Bot.Channels.Telegram;

/// <summary>
/// Reads members of the Bot API's objects: absent and null are the same, and another type than the API's is said at
/// once.
/// </summary>
internal static class TelegramJson
{
    /// <summary>A member that is an object, or null.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static JsonElement? Object(this JsonElement of, string name) => of.Member(name, JsonValueKind.Object);

    /// <summary>A member that is an array, or null.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static JsonElement? Array(this JsonElement of, string name) => of.Member(name, JsonValueKind.Array);

    /// <summary>A member that is a text, or null.</summary>
    /// <exception cref="FormatException">It is something else, or half a character stands in it.</exception>
    public static string? Text(this JsonElement of, string name)
    {
        try
        {
            return of.Member(name, JsonValueKind.String)?.GetString();
        }
        catch (InvalidOperationException halfCharacter)
        {
            throw new FormatException($"{name} is no text", halfCharacter);
        }
    }

    /// <summary>A member that is a whole number, or null.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static long? Number(this JsonElement of, string name)
    {
        if (of.Member(name, JsonValueKind.Number) is not { } member)
            return null;
        return member.TryGetInt64(out var number) ? number : throw new FormatException($"{name} is no whole number");
    }

    /// <summary>A member that is a number, or null.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static double? Fraction(this JsonElement of, string name)
    {
        if (of.Member(name, JsonValueKind.Number) is not { } member)
            return null;
        return member.TryGetDouble(out var number) ? number : throw new FormatException($"{name} is no number");
    }

    /// <summary>Whether a member is there, whatever it is.</summary>
    public static bool Has(this JsonElement of, string name) =>
        of.TryGetProperty(name, out var member) && member.ValueKind is not (JsonValueKind.Null or JsonValueKind.False);

    private static JsonElement? Member(this JsonElement of, string name, JsonValueKind kind)
    {
        if (of.ValueKind is not JsonValueKind.Object)
            throw new FormatException("an object was expected");
        if (!of.TryGetProperty(name, out var member) || member.ValueKind is JsonValueKind.Null)
            return null;
        return member.ValueKind == kind ? member : throw new FormatException($"{name} is {member.ValueKind}");
    }
}
