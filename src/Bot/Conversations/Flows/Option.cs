using System.Text.Json;
using Helpdesk.Core.Kpi;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>An option of a question.</summary>
/// <param name="Key">What the flow is told.</param>
/// <param name="Label">What stands on the button.</param>
/// <param name="Acts">A step's button instead: it counts for as long as the step is open, whatever becomes of the
/// question.</param>
public sealed record Option(string Key, string Label, ButtonData.Act? Acts = null);
