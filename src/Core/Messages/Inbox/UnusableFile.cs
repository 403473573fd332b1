namespace Helpdesk.Core.Messages;

/// <summary>Why a file is not taken.</summary>
public enum UnusableFile
{
    /// <summary>Not a JPEG or PNG photo: HEIC, WebP, PDF, video, voice …</summary>
    NotAPhoto,

    /// <summary>Larger than the platform lets a bot fetch.</summary>
    TooLarge,
}
