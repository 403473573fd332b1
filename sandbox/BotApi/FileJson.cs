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
        var (field, json) = file.Kind switch
        {
            FileKind.Photo => ("photo", new JsonArray(Size(file, PhotoSide / 4), Size(file, PhotoSide))),
            FileKind.Voice => ("voice", Playing(file)),
            FileKind.Audio => ("audio", With(With(Playing(file), "file_name", file.Name), "title", file.Name)),
            FileKind.Video => ("video", With(Sided(Playing(file)), "file_name", file.Name)),
            FileKind.Animation => ("animation", With(Sided(Playing(file)), "file_name", file.Name)),
            FileKind.VideoNote => ("video_note", With(With(File(file), "length", 240), "duration", Seconds)),
            FileKind.Sticker => ("sticker", Sticker(file)),
            _ => ("document", (JsonNode)Named(file)),
        };
        message[field] = json;
        // For bots that know no animations, as Telegram does.
        if (file.Kind == FileKind.Animation)
            message["document"] = Named(file);
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
