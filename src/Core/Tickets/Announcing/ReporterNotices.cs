using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tickets;

/// <summary>What a reporter hears of their ticket, written in the transaction of the change.</summary>
internal sealed class ReporterNotices(UnitOfWork work)
{
    /// <summary>
    /// Tells the reporter what a change means for them. Their own actions are answered where they act.
    /// </summary>
    public async Task TellAsync(Ticket ticket, TicketEvent happened, StepVisit? opened, CancellationToken cancellation)
    {
        var addresses = await Reachability.AddressesOf(
            work.Db.People.Where(p => p.Id == ticket.ReporterId),
            cancellation
        );
        var texts = work.TextsFor(ticket.Reporter, addresses);
        if (await NoticeAsync(texts, ticket, happened, cancellation) is not { } notice)
            return;
        var prompt = happened.Action switch
        {
            TicketAction.Return => opened,
            TicketAction.Close => happened.Visit,
            _ => null,
        };
        var buttons = happened.Action switch
        {
            TicketAction.Close => TicketButtons.AfterClosing(texts, ticket, happened.Visit),
            TicketAction.AskReporter =>
            [
                [TicketButtons.Answer(texts, ticket, happened.Visit)],
            ],
            _ when prompt is not null => TicketButtons.Buttons(texts, ticket, prompt, SopActor.Reporter),
            _ when HelpdeskSop.Exit(ticket.State, TicketAction.AddInformation) is not null =>
            [
                [TicketButtons.AddInformation(texts, ticket, ticket.OpenVisit!)],
            ],
            _ => [],
        };
        foreach (var contact in addresses)
            work.Outbox.Write(
                contact,
                happened.Action is TicketAction.Close ? OutboxPurpose.ClosingNotice : OutboxPurpose.ReporterNotice,
                new OutgoingMessage { Markup = notice.Markup, Buttons = buttons },
                ticket.Id,
                prompt?.Id
            );
    }

    private async Task<ChatText?> NoticeAsync(
        Texts texts,
        Ticket ticket,
        TicketEvent happened,
        CancellationToken cancellation
    )
    {
        var (code, words) = (ChatText.Code(ticket.Code), happened.Words);
        return happened switch
        {
            { Action: TicketAction.Approve } => texts.ReporterApproved(
                code: code,
                name: happened.Actor!.Name,
                until: texts.When(ticket.OpenVisit!.DueAt!.Value)
            ),
            { Action: TicketAction.Return } => texts.ReporterReturned(code: code, reason: words),
            { Action: TicketAction.TakeBack } => texts.ReporterTakenBack(code),
            { Action: TicketAction.Abandon } => texts.ReporterAbandoned(code),
            { Action: TicketAction.Hold, Visit.HeldUntil: { } until } => texts.ReporterHeld(
                code: code,
                until: texts.DayOf(until)
            ),
            { Action: TicketAction.Resume } => texts.ReporterResumed(code),
            { Action: TicketAction.AskReporter } => texts.ReporterAsked(code: code, words: words),
            { Action: TicketAction.InformReporter } => texts.ReporterInformed(code: code, words: words),
            { Action: TicketAction.Escalate } => texts.ReporterEscalated(code),
            { Action: TicketAction.RepairAgain } => texts.ReporterRepairAgain(code),
            { Action: TicketAction.Close } when await WhatWasDoneAsync(ticket, cancellation) is { } done =>
                texts.ReporterClosedWith(code: code, words: done),
            { Action: TicketAction.Close } => texts.ReporterClosed(code),
            { Action: TicketAction.ReopenMistaken } => texts.ReporterReopened(code),
            _ => null,
        };
    }

    private async Task<string?> WhatWasDoneAsync(Ticket ticket, CancellationToken cancellation) =>
        WhatWasDone.In(
            await work
                .Db.Events.Where(e => e.TicketId == ticket.Id && WhatWasDone.Told.Contains(e.Action!.Value))
                .OrderBy(e => e.Id)
                .ToListAsync(cancellation)
        );
}
