namespace Helpdesk.Core.Messages;

/// <summary>The platforms. Stored by name.</summary>
public enum Channel
{
    /// <summary>Telegram.</summary>
    Telegram,

    /// <summary>WhatsApp.</summary>
    WhatsApp,
}

/// <summary>The languages people can choose. Stored by name.</summary>
public enum Language
{
    /// <summary>Bahasa Indonesia, the default.</summary>
    Id,

    /// <summary>English.</summary>
    En,
}

/// <summary>A photo as a platform announces it.</summary>
/// <param name="Reference">The platform's reference, for fetching.</param>
/// <param name="SentAsFile">Whether it came as a file.</param>
public sealed record IncomingPhoto(string Reference, bool SentAsFile);

/// <summary>Why a file is not taken.</summary>
public enum UnusableFile
{
    /// <summary>Not a JPEG or PNG photo: HEIC, WebP, PDF, video, voice …</summary>
    NotAPhoto,

    /// <summary>Larger than the platform lets a bot fetch.</summary>
    TooLarge,
}

/// <summary>A button that was pressed.</summary>
/// <param name="Data">What the button carried; not to be trusted.</param>
/// <param name="MessageId">The platform's ID of the message that it stood under.</param>
public sealed record Tap(string Data, string? MessageId);

/// <summary>What a person sent, whatever the platform.</summary>
/// <param name="Channel">The platform.</param>
/// <param name="Key">What identifies this delivery; the same for a redelivery.</param>
/// <param name="Address">The person's address for private messages.</param>
/// <param name="ProfileName">The name in the person's profile.</param>
public sealed record IncomingMessage(Channel Channel, string Key, string Address, string ProfileName)
{
    /// <summary>Text, or the caption of a photo; null when there is none.</summary>
    public string? Text { get; init; }

    /// <summary>A photo, or null.</summary>
    public IncomingPhoto? Photo { get; init; }

    /// <summary>What photos of one album share, or null.</summary>
    public string? AlbumId { get; init; }

    /// <summary>A file that can't be taken, or null.</summary>
    public UnusableFile? Unusable { get; init; }

    /// <summary>A pressed button, or null.</summary>
    public Tap? Tap { get; init; }
}

/// <summary>A button.</summary>
/// <param name="Label">What stands on it.</param>
/// <param name="Data">What it carries back: 1 to 64 bytes, Telegram's limit for callback data.</param>
public sealed record OutgoingButton(string Label, string Data);

/// <summary>What is to be sent, whatever the platform.</summary>
public sealed record OutgoingMessage
{
    /// <summary>The text in the markup of <see cref="ChatText"/>; empty for photos and for the removal of buttons.</summary>
    public string Markup { get; init; } = "";

    /// <summary>Rows of buttons.</summary>
    public IReadOnlyList<IReadOnlyList<OutgoingButton>> Buttons { get; init; } = [];

    /// <summary>Photos to show with the text as caption.</summary>
    public IReadOnlyList<long> Photos { get; init; } = [];

    /// <summary>The outbox row whose message is to be replaced, or null.</summary>
    public long? Replaces { get; init; }

    /// <summary>The platform's message whose buttons are to go, or null.</summary>
    public string? DropsButtonsOf { get; init; }

    /// <summary>Not a message at all: refreshes the chat's command menu to the person's roles and language.</summary>
    public bool RefreshesMenu { get; init; }

    /// <summary>Whether it arrives without a sound.</summary>
    public bool Silent { get; init; }
}
