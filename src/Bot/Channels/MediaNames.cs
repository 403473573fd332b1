using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Channels;

/// <summary>Which kind of file is meant by a media type or a file's name.</summary>
internal static class MediaNames
{
    private static readonly string[] OtherPhotos = [".heic", ".heif", ".webp", ".tif", ".tiff", ".bmp", ".gif"];
    private static readonly string[] Videos = [".mp4", ".mov", ".avi", ".mkv", ".3gp", ".webm"];
    private static readonly string[] Sounds = [".mp3", ".m4a", ".wav", ".aac"];

    /// <summary>What is refused.</summary>
    /// <param name="type">The media type, or null.</param>
    /// <param name="name">The file's name; may be empty.</param>
    public static UnusableFile Kind(string? type, string name = "")
    {
        bool Begins(string with) => type?.StartsWith(with, StringComparison.OrdinalIgnoreCase) == true;
        bool Ends(string[] with) => with.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
        return true switch
        {
            _ when Begins("image/") || Ends(OtherPhotos) => UnusableFile.PhotoFormat,
            _ when Begins("video/") || Ends(Videos) => UnusableFile.Video,
            _ when Begins("audio/ogg") || Begins("audio/amr") => UnusableFile.Voice,
            _ when Begins("audio/") || Ends(Sounds) => UnusableFile.Audio,
            _ => UnusableFile.Document,
        };
    }
}
