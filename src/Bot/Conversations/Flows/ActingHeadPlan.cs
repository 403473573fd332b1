namespace Helpdesk.Bot.Conversations;

/// <summary>Naming an acting head: the state of <see cref="ActingHeadFlow"/>.</summary>
/// <param name="Candidates">Who could.</param>
/// <param name="Chosen">Who is to, or null while that is not answered.</param>
internal sealed record ActingHeadPlan(IReadOnlyList<Candidate> Candidates, Candidate? Chosen = null);
