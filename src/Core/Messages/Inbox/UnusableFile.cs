namespace Helpdesk.Core.Messages;

/// <summary>A part of a message that is not taken. What is said of it fits what was sent.</summary>
public enum UnusableFile
{
    /// <summary>A document: PDF, Word, an archive …</summary>
    Document,

    /// <summary>A photo in a format that is not read here: HEIC, WebP, TIFF …</summary>
    PhotoFormat,

    /// <summary>A video, a video note or an animation.</summary>
    Video,

    /// <summary>A voice note.</summary>
    Voice,

    /// <summary>A sound file.</summary>
    Audio,

    /// <summary>A sticker.</summary>
    Sticker,

    /// <summary>A contact card that can't be read.</summary>
    Card,

    /// <summary>Something else that a person sends: a poll, a game, a story …</summary>
    Other,

    /// <summary>Larger than the platform lets a bot fetch.</summary>
    TooLarge,
}
