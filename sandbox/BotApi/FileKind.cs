namespace Helpdesk.Sandbox.BotApi;

/// <summary>As what a file is sent.</summary>
internal enum FileKind
{
    /// <summary>A photo, which the app recompresses.</summary>
    Photo,

    /// <summary>A file as it is.</summary>
    Document,

    /// <summary>A voice note.</summary>
    Voice,

    /// <summary>Music or a recording, with a title.</summary>
    Audio,

    /// <summary>A video.</summary>
    Video,

    /// <summary>A GIF or a video without sound, which bots get as a document too.</summary>
    Animation,

    /// <summary>A round video message.</summary>
    VideoNote,

    /// <summary>A sticker.</summary>
    Sticker,
}
