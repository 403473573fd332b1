namespace Helpdesk.Bot.Conversations;

/// <summary>A ticket that is to be handed over: the state of <see cref="HandOverFlow"/>.</summary>
/// <param name="About">The ticket.</param>
/// <param name="Colleagues">To whom it can be.</param>
internal sealed record HandingOver(TicketReference About, IReadOnlyList<Colleague> Colleagues);

/// <summary>Someone of the ticket's team.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">Their name.</param>
internal sealed record Colleague(long Id, string Name);
