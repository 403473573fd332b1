using System.Globalization;
using Helpdesk.Core.Kpi;

namespace Helpdesk.Bot.Conversations;

/// <summary>Someone who could stand in.</summary>
public sealed record Candidate(long PersonId, string Name);
