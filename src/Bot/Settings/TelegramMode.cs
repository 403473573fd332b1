using Helpdesk.Bot.Outbox;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Settings;

/// <summary>How updates reach us.</summary>
public enum TelegramMode
{
    /// <summary>We ask for them.</summary>
    Polling,

    /// <summary>Telegram calls <c>PublicBaseUrl</c>/telegram/webhook.</summary>
    Webhook,
}
