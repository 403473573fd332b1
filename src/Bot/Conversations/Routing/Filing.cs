using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>Begins reports, one at a time and never two problems in one, and files them.</summary>
internal sealed class Filing(Turn turn)
{
    private static readonly TimeSpan AnHour = TimeSpan.FromHours(1);

    private UpdateContext Update => turn.Update;

    private Texts Texts => turn.Texts;

    /// <summary>
    /// Begins a report, after the privacy notice if it is the person's first. While another is not sent yet, the person
    /// is asked first; nothing that they wrote gets lost by that.
    /// </summary>
    /// <param name="words">What was written for it.</param>
    /// <param name="draftId">Under which its photos are kept, or null for a new one.</param>
    /// <param name="first">What is said before the first question.</param>
    /// <param name="asks">Whether the first question is asked at once; not, when the person's first input is at
    /// hand.</param>
    public async Task<OpenConversation> BeginAsync(
        Written words,
        Guid? draftId,
        CancellationToken cancellation,
        ChatText first = default,
        bool asks = true
    )
    {
        // Whoever turns to a report has said what there was to add to another: each part of it is on its ticket by now.
        if (await turn.Conversations.TopAsync(cancellation) is { State: Information { Added: true } } added)
            turn.Conversations.Drop(added);
        var waiting = await turn.Conversations.FindAsync<Draft>(cancellation);
        // Nothing is lost of a report in which nothing was said yet.
        if (waiting is { State: Draft { StartedAt: null } })
            turn.Conversations.Drop(waiting);
        else if (waiting is not null)
            return await turn.Conversations.BeginAsync(
                new WaitingDraft(words, draftId ?? Guid.NewGuid()),
                cancellation,
                asks: asks
            );
        if (Update.Person.PrivacyNoticeAt is null)
        {
            Update.Person.PrivacyNoticeAt = Update.Now;
            Update.Reply(
                Texts.PrivacyNotice(OwnDataCommand.Kept(Texts, Update.Work.Retention)),
                [
                    [new OutgoingButton(Texts.LabelWhole, new ButtonData.Command(PrivacyCommand.Word).ToString())],
                ]
            );
        }
        var hasBegun = words.Parts.Count > 0 || draftId is not null;
        var draft = Draft.For(Update.Person, words, hasBegun ? Update.Now : null);
        return await turn.Conversations.BeginAsync(
            draftId is { } id ? draft with { Id = id } : draft,
            cancellation,
            first,
            asks
        );
    }

    /// <summary>Goes on with the report that is not sent yet, or begins one.</summary>
    public async Task ResumeAsync(CancellationToken cancellation, ChatText first = default)
    {
        if (await turn.Conversations.FindAsync<Draft>(cancellation) is { } draft)
            await turn.Conversations.ResumeAsync(draft, cancellation, first);
        else
            await BeginAsync(Written.Nothing, null, cancellation);
    }

    /// <summary>Drops the report that is not sent yet, and begins another.</summary>
    public async Task StartOverAsync(Written words, Guid draftId, CancellationToken cancellation)
    {
        while (await turn.Conversations.FindAsync<Draft>(cancellation) is { } draft)
            turn.Conversations.Drop(draft);
        await BeginAsync(words, draftId, cancellation);
    }

    /// <summary>
    /// Files a report and answers with the ticket's ID. Returns false when the person has filed too many: the report
    /// stays as it is.
    /// </summary>
    public async Task<bool> FileAsync(Report report, CancellationToken cancellation)
    {
        if (await TooManyUntilAsync(cancellation) is { } until)
        {
            Update.Reply(Texts.TooManyReports(most: turn.Limits.ReportsPerHour, at: Texts.TimeOf(until)));
            return false;
        }
        var ticket = await FileTicket.RunAsync(report, Update.Work, cancellation);
        var visit = ticket.OpenVisit!;
        Update.Opened.Add(visit);
        // What is edited from now on is an addition to the ticket.
        await Update
            .Db.Inbox.Where(entry => entry.ContactId == Update.Contact.Id && entry.DraftId == report.DraftId)
            .ExecuteUpdateAsync(set => set.SetProperty(entry => entry.TicketId, ticket.Id), cancellation);
        Update.WentInto(draftId: null, ticket.Id);
        Update.Reply(
            Texts.Filed(code: ChatText.Code(ticket.Code), decidedBy: Texts.When(visit.DueAt!.Value)),
            TicketButtons.Buttons(Texts, ticket, visit, SopActor.Reporter),
            ticket,
            visit
        );
        return true;
    }

    /// <summary>Drops the report that is not sent yet.</summary>
    public async Task DropAsync(CancellationToken cancellation)
    {
        if (await turn.Conversations.FindAsync<Draft>(cancellation) is { } draft)
            await turn.Answers.AbortAsync(draft, cancellation);
        else
            Update.Reply(Texts.NothingToAbort);
    }

    // When the oldest of the last hour's reports is an hour old; null while there may be more.
    private async Task<DateTimeOffset?> TooManyUntilAsync(CancellationToken cancellation)
    {
        if (turn.Limits.ReportsPerHour == 0)
            return null;
        var since = Update.Now - AnHour;
        var filed = await Update
            .Db.Tickets.Where(ticket => ticket.ReporterId == Update.Person.Id && ticket.FiledAt > since)
            .OrderByDescending(ticket => ticket.Id)
            .Select(ticket => ticket.FiledAt)
            .Take(turn.Limits.ReportsPerHour)
            .ToListAsync(cancellation);
        return filed.Count < turn.Limits.ReportsPerHour ? null : filed[^1] + AnHour;
    }
}
