using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Helpdesk.Bot.Settings;
using Microsoft.AspNetCore.WebUtilities;

namespace Helpdesk.Bot.Channels.WhatsApp;

/// <summary>What a link leads to.</summary>
public enum MediaKind : byte
{
    /// <summary>A stored photo.</summary>
    Photo = 1,

    /// <summary>A file that goes out.</summary>
    Attachment = 2,
}
