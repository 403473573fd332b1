namespace Helpdesk.Bot.Channels.WhatsApp;

/// <summary>What a link leads to.</summary>
internal enum MediaKind : byte
{
    /// <summary>A stored photo.</summary>
    Photo = 1,

    /// <summary>A file that goes out.</summary>
    Attachment = 2,
}
