using System.Diagnostics.CodeAnalysis;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>A file on the server.</summary>
public abstract class FileBase
{
    /// <summary>For fetching and sending again.</summary>
    public string FileId { get; set; } = default!;

    /// <summary>The same over time and for different bots.</summary>
    public string FileUniqueId { get; set; } = default!;

    /// <summary>Bytes.</summary>
    public long? FileSize { get; set; }
}

/// <summary>A file ready to be downloaded.</summary>
public class TGFile : FileBase
{
    /// <summary>Where.</summary>
    public string? FilePath { get; set; }
}

/// <summary>A photo in one size.</summary>
public class PhotoSize : FileBase
{
    /// <summary>Pixels across.</summary>
    public int Width { get; set; }

    /// <summary>Pixels down.</summary>
    public int Height { get; set; }
}

/// <summary>A general file.</summary>
public class Document : FileBase
{
    /// <summary>Its name.</summary>
    public string? FileName { get; set; }

    /// <summary>Its type, as the sender says.</summary>
    public string? MimeType { get; set; }
}

/// <summary>A file to be sent.</summary>
public abstract class InputFile
{
    /// <summary>How it is given.</summary>
    public abstract FileType FileType { get; }

    /// <summary>From bytes.</summary>
    public static InputFileStream FromStream(Stream stream, string? fileName = null) => new(stream, fileName);

    /// <summary>One that is on the server.</summary>
    public static InputFileId FromFileId(string fileId) => new(fileId);

    /// <summary>One that the server fetches.</summary>
    public static InputFileUrl FromUri(string url) => new(url);

    /// <summary>One that the server fetches.</summary>
    public static InputFileUrl FromUri(Uri url) => new(url);
}

/// <summary>A file from bytes.</summary>
public class InputFileStream : InputFile
{
    /// <summary>From bytes.</summary>
    [SetsRequiredMembers]
    public InputFileStream(Stream content, string? fileName = null) => (Content, FileName) = (content, fileName);

    /// <inheritdoc/>
    public override FileType FileType => FileType.Stream;

    /// <summary>The bytes.</summary>
    public required Stream Content { get; set; }

    /// <summary>The name.</summary>
    public string? FileName { get; }
}

/// <summary>A file that is on the server.</summary>
public class InputFileId : InputFile
{
    /// <summary>By ID.</summary>
    [SetsRequiredMembers]
    public InputFileId(string id) => Id = id;

    /// <inheritdoc/>
    public override FileType FileType => FileType.Id;

    /// <summary>The ID.</summary>
    public required string Id { get; set; }
}

/// <summary>A file that the server fetches.</summary>
public class InputFileUrl : InputFile
{
    /// <summary>By URL.</summary>
    [SetsRequiredMembers]
    public InputFileUrl(string url) => Url = new Uri(url);

    /// <summary>By URL.</summary>
    [SetsRequiredMembers]
    public InputFileUrl(Uri uri) => Url = uri;

    /// <inheritdoc/>
    public override FileType FileType => FileType.Url;

    /// <summary>The URL.</summary>
    public required Uri Url { get; set; }
}

/// <summary>What can be in an album.</summary>
public interface IAlbumInputMedia;

/// <summary>A medium to be sent.</summary>
public abstract class InputMedia
{
    /// <summary>Its kind.</summary>
    public abstract InputMediaType Type { get; }

    /// <summary>The file.</summary>
    public required InputFile Media { get; set; }

    /// <summary>The text beside it.</summary>
    public string? Caption { get; set; }

    /// <summary>How the text is marked up.</summary>
    public ParseMode ParseMode { get; set; }
}

/// <summary>A photo to be sent.</summary>
public class InputMediaPhoto : InputMedia, IAlbumInputMedia
{
    /// <summary>A photo.</summary>
    [SetsRequiredMembers]
    public InputMediaPhoto(InputFile media) => Media = media;

    /// <inheritdoc/>
    public override InputMediaType Type => InputMediaType.Photo;
}
