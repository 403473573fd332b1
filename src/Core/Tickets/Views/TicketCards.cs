using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;

namespace Helpdesk.Core.Tickets;

/// <summary>How a ticket looks in a chat: the report, how far it is, and whether its reporter can be reached.</summary>
internal static class TicketCards
{
    /// <summary>How much of a description a card shows to those who have read it all, in characters.</summary>
    public const int LongestAgain = 160;

    private const int ShortDescription = 80,
        ShortLocation = 40;

    // Close to the end of the time in which a person can be written to, it is worth a line.
    private static readonly TimeSpan WindowEndsSoon = TimeSpan.FromHours(4);

    /// <summary>The report as staff and head see it: with names and phone number.</summary>
    /// <param name="texts">The reader's language.</param>
    /// <param name="ticket">The ticket, with its handler.</param>
    /// <param name="photos">How many photos it has.</param>
    /// <param name="longest">How much of the description is shown, in characters; the rest is a tap away.</param>
    /// <param name="withHandler">Whether it names the handler.</param>
    public static ChatText Card(
        Texts texts,
        Ticket ticket,
        int photos,
        int longest = int.MaxValue,
        bool withHandler = true
    ) =>
        ChatText.Lines(
            texts.Card(
                category: texts.CategoryName(ticket.Category),
                name: ticket.ApplicantName,
                office: ticket.Office,
                phone: PhoneNumber.Shown(ticket.Phone),
                field: texts.LocationField(ticket.Category),
                location: ticket.Location,
                description: Excerpt.Of(ticket.Description, longest),
                photos: photos == 0 ? texts.NoPhotos : photos,
                filedAt: texts.WhenInList(ticket.FiledAt)
            ),
            withHandler && ticket.Handler is { } handler ? texts.CardHandler(handler.Name) : ChatText.Empty
        );

    /// <summary>The report in two lines, for those who have seen it.</summary>
    public static ChatText ShortCard(Texts texts, Ticket ticket) =>
        texts.CardShort(
            office: ticket.Office,
            location: Excerpt.Of(ticket.Location, ShortLocation),
            description: OneLine(ticket.Description)
        );

    /// <summary>The first words of a text, on one line.</summary>
    public static string OneLine(string text, int length = ShortDescription) =>
        Excerpt.Of(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), length);

    /// <summary>
    /// Whether the reporter can be written to, where the platform sets limits to it: for staff, who may have to phone
    /// instead.
    /// </summary>
    public static ChatText Reach(Texts texts, Reachability reach, Person reporter, DateTimeOffset now)
    {
        var works = reporter.Contacts.Where(contact => !contact.IsUnreachable);
        if (works.Any(contact => reach.WindowClosesAt(contact) is null))
            return ChatText.Empty;
        return Reachability.AddressOf(reporter) switch
        {
            { UnreachableSince: { } since } => texts.ReachNone(texts.When(since)),
            { } contact when reach.WindowClosesAt(contact) is { } closes => reach.IsWindowOpen(contact, now) switch
            {
                false => texts.ReachClosed(texts.When(closes)),
                true when closes - now < WindowEndsSoon => texts.ReachUntil(texts.When(closes)),
                true => ChatText.Empty,
            },
            _ => ChatText.Empty,
        };
    }

    /// <summary>The state, step and times: what anyone with the ID may see.</summary>
    /// <param name="texts">The reader's language.</param>
    /// <param name="sop">The procedure.</param>
    /// <param name="ticket">The ticket, with its visits and its handler.</param>
    /// <param name="reader">For whom: officers read the house's own words, its reporter also who handles it.</param>
    public static ChatText Progress(Texts texts, HelpdeskSop sop, Ticket ticket, HistoryReader reader)
    {
        var (step, open) = (sop.StepOf(ticket.State), ticket.OpenVisit);
        var isOfficer = reader is HistoryReader.Officer;
        return ChatText.Lines(
            texts.StatusHead(
                code: ChatText.Code(ticket.Code),
                state: isOfficer ? texts.StateName(ticket.State) : texts.StateNameOutside(ticket.State)
            ),
            step is null || open is null
                ? ChatText.Empty
                : texts.StatusStep(
                    step: step.No,
                    title: isOfficer ? texts.StepTitle(step.No) : texts.StepTitleOutside(step.No),
                    since: texts.When(open.EnteredAt)
                ),
            open?.HeldUntil is { } held ? texts.OnHoldUntil(texts.DayOf(held)) : ChatText.Empty,
            open?.DueAt is { } due ? texts.StatusDue(texts.WhenInList(due)) : ChatText.Empty,
            // Officers read it on the card.
            reader is HistoryReader.Reporter
            && open is not null
            && ticket.Handler is { } handler
                ? texts.CardHandler(handler.Name)
                : ChatText.Empty,
            reader is HistoryReader.Anyone
                ? texts.StatusFiled(
                    category: texts.CategoryName(ticket.Category),
                    filedAt: texts.WhenInList(ticket.FiledAt)
                )
                : ChatText.Empty,
            ticket.ClosedAt is { } closed ? texts.StatusClosed(texts.When(closed)) : ChatText.Empty
        );
    }
}
