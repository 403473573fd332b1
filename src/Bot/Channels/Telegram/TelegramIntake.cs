using System.Text.Json;
using Helpdesk.Bot.Conversations;

namespace Helpdesk.Bot.Channels.Telegram;

/// <summary>Takes one update in, however it came.</summary>
internal sealed class TelegramIntake(
    UpdateIntake intake,
    TelegramTaps taps,
    TelegramGroups groups,
    UnreadableUpdates unreadable
)
{
    /// <summary>The kinds of updates that are asked for.</summary>
    public static readonly string[] Wanted = ["message", "edited_message", "callback_query"];

    /// <summary>Reads it. One that can't be read is counted and is null: it is passed over.</summary>
    public TelegramUpdate? Read(JsonElement json)
    {
        try
        {
            return TelegramReader.Read(json);
        }
        catch (FormatException wrong)
        {
            unreadable.Count(TelegramChannel.Channel, KindOf(json), wrong.Message);
            return null;
        }
    }

    /// <summary>Takes it in and answers its tap. Returns once it is committed.</summary>
    /// <exception cref="Exception">The database can't be used now; the update must come again.</exception>
    public async Task TakeAsync(TelegramUpdate update, CancellationToken cancellation)
    {
        if (update.Group is { } group)
            groups.Hint(group);
        if (update.Message is not { } message)
            return;
        var answer = await intake.TakeAsync(message, cancellation);
        if (update.QueryId is { } query)
            taps.Answer(query, answer);
    }

    /// <summary>The number of an update, or null when it has none.</summary>
    public static long? NumberOf(JsonElement json) =>
        json.ValueKind is JsonValueKind.Object
        && json.TryGetProperty("update_id", out var id)
        && id.ValueKind is JsonValueKind.Number
        && id.TryGetInt64(out var number)
            ? number
            : null;

    // Only a name that we know: what else stands there could be anything.
    private static string KindOf(JsonElement json) =>
        json.ValueKind is JsonValueKind.Object
            ? Wanted.FirstOrDefault(kind => json.TryGetProperty(kind, out _)) ?? "other"
            : "none";
}
