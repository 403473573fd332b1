using Helpdesk.Core.Messages;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tickets;

/// <summary>What becomes of the prompts of a step that is over, written in the transaction of the change.</summary>
internal sealed class PromptEndings(UnitOfWork work)
{
    /// <summary>
    /// Edits every prompt of a visit that is over: says who acted and when, and takes the buttons away.
    /// </summary>
    public Task EndAsync(Ticket ticket, StepVisit visit, TicketEvent happened, CancellationToken cancellation) =>
        EndAsync(ticket, visit, happened, reporters: true, cancellation);

    /// <summary>The same for staff and head only: the ticket is another's now, and its reporter has nothing to do
    /// with it.</summary>
    public Task EndOfficersAsync(
        Ticket ticket,
        StepVisit visit,
        TicketEvent happened,
        CancellationToken cancellation
    ) => EndAsync(ticket, visit, happened, reporters: false, cancellation);

    private async Task EndAsync(
        Ticket ticket,
        StepVisit visit,
        TicketEvent happened,
        bool reporters,
        CancellationToken cancellation
    )
    {
        var prompts = await work
            .Db.Outbox.Include(row => row.Contact.Person)
            .Where(row => row.PromptVisitId == visit.Id && row.Status != OutboxStatus.Parked)
            .Where(row => reporters || row.Contact.PersonId != ticket.ReporterId)
            .OrderBy(row => row.Id)
            .ToListAsync(cancellation);
        HashSet<long> told = [];
        foreach (var prompt in prompts)
        {
            // The reporter is told by a notice, and whoever acted by the answer: what they read and were asked before
            // stays what it was.
            var isAnswer =
                prompt.Content.KeepsWords
                || (prompt.Purpose is OutboxPurpose.Reply && prompt.Contact.PersonId == happened.ActorId);
            if (isAnswer || prompt.Contact.PersonId == ticket.ReporterId)
            {
                work.Outbox.Write(
                    prompt.Contact,
                    OutboxPurpose.Edit,
                    new OutgoingMessage { DropsButtonsOfRow = prompt.Id },
                    ticket.Id
                );
                continue;
            }
            var isToBeTold = prompt.Contact.PersonId != happened.ActorId && told.Add(prompt.ContactId);
            Fold(prompt, ticket, happened, isToBeTold);
        }
    }

    // An old prompt folds to one line: what it asked for is over. Where nothing can be edited, everyone but who acted
    // is told once.
    private void Fold(OutboxMessage prompt, Ticket ticket, TicketEvent happened, bool isToBeTold)
    {
        var texts = work.TextsFor(prompt.Contact.Person, prompt.Contact);
        var how = TicketHistory.Happened(texts, happened, TicketHistory.NameOf(texts, happened));
        var code = ChatText.Code(ticket.Code);
        work.Outbox.Write(
            prompt.Contact,
            OutboxPurpose.Edit,
            new OutgoingMessage
            {
                Markup = texts.PromptEnded(code: code, how: how).Markup,
                Replaces = prompt.Id,
                Instead = isToBeTold ? texts.PromptEndedInstead(code: code, how: how).Markup : "",
            },
            ticket.Id
        );
    }
}
