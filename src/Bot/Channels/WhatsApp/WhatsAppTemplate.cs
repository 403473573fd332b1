namespace Helpdesk.Bot.Channels.WhatsApp;

/// <summary>The Content templates that can be configured; docs/operate.md has their texts.</summary>
internal enum WhatsAppTemplate
{
    /// <summary>Asks to open the session window; no variables.</summary>
    Message,

    /// <summary>Asks a reporter to open the session window: ticket ID, status.</summary>
    TicketNews,

    /// <summary>Asks staff or the head to open the session window: ticket ID, status.</summary>
    TicketTask,

    /// <summary>Is the closing notice: ticket ID.</summary>
    TicketClosed,

    /// <summary>One quick reply, within the session window: text, label.</summary>
    Buttons1,

    /// <summary>Two quick replies, within the session window: text, labels.</summary>
    Buttons2,

    /// <summary>Three quick replies, within the session window: text, labels.</summary>
    Buttons3,
}
