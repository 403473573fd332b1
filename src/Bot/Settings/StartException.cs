using Helpdesk.Bot.Outbox;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Settings;

/// <summary>The program can't start; the message says why and what to do, for whoever starts it.</summary>
public sealed class StartException(string message) : Exception(message);
