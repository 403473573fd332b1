namespace Helpdesk.Core.Messages;

/// <summary>The platforms. Stored by name.</summary>
public enum Channel
{
    /// <summary>Telegram.</summary>
    Telegram,

    /// <summary>WhatsApp.</summary>
    WhatsApp,
}
