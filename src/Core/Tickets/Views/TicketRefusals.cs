using Helpdesk.Core.Messages;

namespace Helpdesk.Core.Tickets;

/// <summary>Why an action on a ticket is refused, in words.</summary>
internal static class TicketRefusals
{
    /// <summary>What a refusal says.</summary>
    public static ChatText Refusal(Texts texts, Ticket ticket, IReadOnlyList<TicketRefusal> why)
    {
        var code = ChatText.Code(ticket.Code);
        if (why.Contains(TicketRefusal.NoteMissing) && why.Contains(TicketRefusal.PhotoMissing))
            return texts.RefusalNoteAndPhotoMissing(code);
        return why[0] switch
        {
            TicketRefusal.NotInThisState => texts.RefusalNotInThisState(
                code: code,
                state: texts.StateName(ticket.State)
            ),
            TicketRefusal.NotItsReporter => texts.RefusalNotItsReporter(code),
            TicketRefusal.NotStaffOfItsTeam => texts.RefusalNotStaffOfItsTeam(code),
            TicketRefusal.NotTheHead => texts.RefusalNotTheHead(code),
            TicketRefusal.NotAPersons => texts.RefusalNotAPersons(code),
            TicketRefusal.WordsMissing => texts.RefusalWordsMissing(code),
            TicketRefusal.DateMissing => texts.RefusalDateMissing(code),
            TicketRefusal.ColleagueMissing => texts.RefusalColleagueMissing(code),
            TicketRefusal.CategoryMissing => texts.RefusalCategoryMissing(code),
            TicketRefusal.NoNoteOfYours => texts.RefusalNoNoteOfYours(code),
            TicketRefusal.NoteMissing => texts.RefusalNoteMissing(code),
            TicketRefusal.PhotoMissing => texts.RefusalPhotoMissing(code),
            TicketRefusal.TooLate => texts.RefusalTooLate(code),
            var unknown => throw new ArgumentOutOfRangeException(nameof(why), unknown, "A refusal without words."),
        };
    }
}
