using System.Globalization;
using Helpdesk.Core.Kpi;

namespace Helpdesk.Bot.Conversations;

/// <summary>Naming an acting head: the state of <see cref="ActingHeadFlow"/>.</summary>
/// <param name="Candidates">Who could.</param>
/// <param name="Chosen">Who is to, or null while that is not answered.</param>
public sealed record ActingHeadPlan(IReadOnlyList<Candidate> Candidates, Candidate? Chosen = null);
