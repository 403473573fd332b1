using System.Globalization;
using Helpdesk.Core.Sop;

namespace Helpdesk.Bot.Conversations;

/// <summary>A ticket to which something could belong, and as what.</summary>
/// <param name="About">The ticket.</param>
/// <param name="As">
/// A note, information or a correction; or an action that wants words, for which these would then be.
/// </param>
/// <param name="Subject">
/// Which application or place the ticket is about, and how what happens begins: nobody knows it by its ID.
/// </param>
internal sealed record BelongingPlace(TicketReference About, TicketAction As, string? Subject = null)
{
    /// <summary>Whether it is added to the ticket, and nothing else happens by it.</summary>
    public bool Adds =>
        As is TicketAction.AddNote or TicketAction.AddInformation or TicketAction.AddRemark or TicketAction.Resubmit;

    /// <summary>Whether it can still be said when the ticket has gone on to another step.</summary>
    public bool OutlivesItsVisit => As is TicketAction.AddInformation or TicketAction.AddRemark;

    /// <summary>Whether words name what the ticket is about.</summary>
    public bool IsNamedIn(string words) => Subject is not null && TicketSubject.IsNamedIn(Subject, words);

    /// <summary>By what an option knows it, whatever else is offered by then.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{About.TicketId}.{As}");

    /// <summary>Whether another place looks the same to the person: the same ticket, for the same.</summary>
    public bool IsOfferedAs(BelongingPlace other) =>
        About.TicketId == other.About.TicketId && (As == other.As || (Adds && other.Adds));
}
