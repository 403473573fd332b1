using System.Text.Json;
using Helpdesk.Core.Kpi;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>What is really kept for a conversation's draft or visit; refused and lost photos don't count.</summary>
public sealed record EvidenceSoFar(int Notes, int Photos);
