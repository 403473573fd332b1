using System.Text.Json.Nodes;

namespace Helpdesk.Sandbox.BotApi;

/// <summary>How the Bot API writes the file of a message, by its kind.</summary>
internal static class FileJson
{
    private const int PhotoSide = 800,
        StickerSide = 512,
        Seconds = 7;

    /// <summary>Puts a file into its message.</summary>
    public static void Put(JsonObject message, ChatFile file)
    {
        switch (file.Kind)
        {
            case FileKind.Photo:
                message["photo"] = new JsonArray(Size(file, PhotoSide / 4), Size(file, PhotoSide));
                break;
            case FileKind.Document:
                message["document"] = Named(file);
                break;
            case FileKind.Voice:
                message["voice"] = Playing(file);
                break;
            case FileKind.Audio:
                message["audio"] = With(With(Playing(file), "file_name", file.Name), "title", file.Name);
                break;
            case FileKind.Video:
                message["video"] = With(Sided(Playing(file)), "file_name", file.Name);
                break;
            case FileKind.Animation:
                message["animation"] = With(Sided(Playing(file)), "file_name", file.Name);
                // For bots older than animations, as Telegram does.
                message["document"] = Named(file);
                break;
            case FileKind.VideoNote:
                message["video_note"] = With(With(File(file), "length", 240), "duration", Seconds);
                break;
            default:
                message["sticker"] = Sticker(file);
                break;
        }
    }

    private static JsonObject File(ChatFile file) =>
        new()
        {
            ["file_id"] = file.Id,
            ["file_unique_id"] = $"u{file.Id}",
            ["file_size"] = file.Bytes.Length,
        };

    private static JsonObject Named(ChatFile file) =>
        With(With(File(file), "file_name", file.Name), "mime_type", file.MediaType);

    private static JsonObject Playing(ChatFile file) =>
        With(With(File(file), "duration", Seconds), "mime_type", file.MediaType);

    private static JsonObject Sided(JsonObject json) => With(With(json, "width", 640), "height", 360);

    private static JsonObject Sticker(ChatFile file)
    {
        var sticker = With(With(File(file), "type", "regular"), "emoji", "👍");
        (sticker["width"], sticker["height"]) = (StickerSide, StickerSide);
        (sticker["is_animated"], sticker["is_video"]) = (false, false);
        return sticker;
    }

    // What isn't known is left out; the Bot API never writes null.
    private static JsonObject With(JsonObject json, string key, JsonNode? value)
    {
        if (value is not null)
            json[key] = value;
        return json;
    }

    private static JsonObject Size(ChatFile file, int side) =>
        new()
        {
            ["file_id"] = side == PhotoSide ? file.Id : $"{file.Id}-small",
            ["file_unique_id"] = $"u{file.Id}{side}",
            ["width"] = side,
            ["height"] = side,
            ["file_size"] = file.Bytes.Length,
        };
}
