using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Core.Tickets;

/// <summary>Reminds reporters, once, of questions that they have not answered.</summary>
internal sealed partial class AnswerReminders(
    IDbContextFactory<HelpdeskDb> databases,
    WriteGate gate,
    TimeProvider time,
    ILogger<AnswerReminders> log
)
{
    /// <summary>Writes all reminders that are due. Returns how many.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        List<long> due;
        await using (var db = await databases.CreateDbContextAsync(cancellation))
            due = await db
                .Tickets.Where(ticket => ticket.AnswerDueAt <= now)
                .OrderBy(ticket => ticket.AnswerDueAt)
                .Select(ticket => ticket.Id)
                .Take(StepTimers.Batch)
                .ToListAsync(cancellation);
        var told = 0;
        foreach (var ticket in due)
            told += await TryAsync(ticket, cancellation) ? 1 : 0;
        return told;
    }

    // Each in a transaction of its own: one that fails is tried again later.
    private Task<bool> TryAsync(long ticket, CancellationToken cancellation) =>
        DueItem.TryAsync(
            () => gate.RunAsync(work => RemindAsync(ticket, work, cancellation), cancellation, bulk: true),
            async bug =>
            {
                LogBug(bug, ticket, StepTimers.PutAside);
                await gate.RunAsync(work => PutAsideAsync(ticket, work, cancellation), cancellation);
                return false;
            }
        );

    private static Task<int> PutAsideAsync(long ticket, UnitOfWork work, CancellationToken cancellation) =>
        work
            .Db.Tickets.Where(t => t.Id == ticket && t.AnswerDueAt != null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(t => t.AnswerDueAt, work.Now + StepTimers.PutAside),
                cancellation
            );

    private static async Task<bool> RemindAsync(long ticketId, UnitOfWork work, CancellationToken cancellation)
    {
        var now = work.Now;
        var claimed = await work
            .Db.Tickets.Where(t => t.Id == ticketId && t.AnswerDueAt <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.AnswerDueAt, (DateTimeOffset?)null), cancellation);
        if (claimed == 0)
            return false;
        var question = await work
            .Db.Events.Include(e => e.Ticket.Visits)
            .Include(e => e.Ticket.Reporter.Contacts)
            .Where(e => e.TicketId == ticketId && e.Action == TicketAction.AskReporter)
            .OrderByDescending(e => e.Id)
            .FirstAsync(cancellation);
        if (
            question.Ticket.OpenVisit is not { } visit
            || Reachability.AddressOf(question.Ticket.Reporter) is not { } contact
        )
            return false;
        var texts = work.Catalog.For(question.Ticket.Reporter);
        work.Outbox.Write(
            contact,
            OutboxPurpose.ReporterNotice,
            new OutgoingMessage
            {
                Markup = texts.AnswerReminder(code: ChatText.Code(question.Ticket.Code), words: question.Words).Markup,
                Buttons =
                [
                    [TicketButtons.Answer(texts, question.Ticket, visit)],
                ],
            },
            ticketId
        );
        return true;
    }

    [LoggerMessage(LogLevel.Error, "The reporter of ticket {Ticket} can't be reminded; it is tried again in {Pause}")]
    private partial void LogBug(Exception bug, long ticket, TimeSpan pause);
}
