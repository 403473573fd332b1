using System.Text.RegularExpressions;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// A ticket's ID, or the end of it, with what is to be done or seen there: <c>riwayat 7K3QXM</c>, <c>tunda
/// HD-2611-7K3QXM sampai senin</c>. What stands behind a step's name is what that step asks for, once the person has
/// confirmed it.
/// </summary>
internal sealed partial class NamedTicketHandler : MessageHandler
{
    private const int MostLookedUp = 3;

    /// <inheritdoc/>
    public override async Task<bool> TryAsync(Turn turn, CancellationToken cancellation)
    {
        if (turn.Message is not { Photo: null, Place: null, Card: null, Text: { Length: > 0 } text })
            return false;
        var top = await turn.Conversations.TopAsync(cancellation);
        if (
            top is not null and { State: not RepairNotes }
            && !(await turn.Conversations.QuestionOfAsync(top, cancellation)).WantsOption
        )
            return false;
        var isOfficer = (turn.Update.Roles & (Roles.Staff | Roles.Head)) != 0;
        var ticket = await turn.Lookup.NamedInAsync(text, cancellation);
        var rest = ticket is null ? text : TicketCode.Without(text, ticket.Code);
        if (ticket is null && isOfficer)
            (ticket, rest) = await NamedShortlyAsync(turn, text, cancellation);
        if (ticket is null)
            return false;
        if (!await DoAsync(turn, ticket, rest, isOfficer, cancellation))
            return false;
        if (top is not null && await turn.Conversations.TopAsync(cancellation) == top)
            await turn.AskAgainAsync(cancellation);
        return true;
    }

    // "setujui yang SH", "kembalikan XAR bukan wewenang kami", "acc yang srikandi": officers know what waits for them
    // by the last characters of its ID, or by what it is about.
    private static async Task<(Ticket? Ticket, string Others)> NamedShortlyAsync(
        Turn turn,
        string text,
        CancellationToken cancellation
    )
    {
        var ends = TicketCode
            .ShortEndsIn(text)
            .Where(named => !Vocabulary.Knows(named.End.ToLowerInvariant()) && Wants(named.Others, turn.Texts))
            .Take(MostLookedUp);
        foreach (var (end, others) in ends)
            if (await turn.Lookup.OnlyByEndAsync(end, cancellation) is { } named)
                return (named, others);
        return
            Subject().Match(text) is { Success: true } about
            && about.Groups["step"].Value is var step
            && Wants(step, turn.Texts)
            && await turn.Lookup.OnlyBySubjectAsync(about.Groups["subject"].Value, cancellation) is { } meant
            ? (meant, step)
            : (null, text);
    }

    [GeneratedRegex(
        @"^(?<step>\S+(?:\s\S+)?)\s+(?:yang|yg|sing)\s+(?<subject>.+)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Subject();

    private static bool Wants(string words, Texts texts) =>
        LookWords.Of(words, ticketId: 0) is not null
        || TypedWords.IsLabel(words, texts.LabelTakeOver)
        || StepWords.Leading(words, texts) is not null;

    /// <summary>Does what words want of a ticket; false when they want nothing that can be done there.</summary>
    /// <param name="turn">The update.</param>
    /// <param name="ticket">The ticket that is meant.</param>
    /// <param name="rest">The words without its ID.</param>
    /// <param name="isOfficer">Whether an officer says them.</param>
    public static async Task<bool> DoAsync(
        Turn turn,
        Ticket ticket,
        string rest,
        bool isOfficer,
        CancellationToken cancellation
    )
    {
        var isOwn = ticket.ReporterId == turn.Update.Person.Id;
        if (isOfficer && LookWords.Of(rest, ticket.Id) is { } look)
            await TapHandler.PressAsync(turn, new Tap(look.ToString()!, MessageId: null), cancellation);
        else if (isOfficer && TypedWords.IsLabel(rest, turn.Texts.LabelTakeOver))
            return await TakeOverAsync(turn, ticket, cancellation);
        else if (
            isOwn
            && !isOfficer
            && (Utterances.Read(rest) is Utterance.CancelReport || ExitWords.Read(rest) is ExitWord.Abort)
        )
            await WithdrawAsync(turn, ticket, cancellation);
        else if (isOfficer && StepWords.Leading(rest, turn.Texts) is var (step, said))
            return await StepsInWords.TakeAsync(turn, ticket, MeantBy(step, rest, ticket), said, cancellation);
        else
            return false;
        return true;
    }

    // "lanjutkan", of a repair on hold, goes on with it, and ends it not.
    private static TicketAction MeantBy(TicketAction step, string words, Ticket ticket) =>
        ticket.OpenVisit?.HeldUntil is not null && StepWords.MeansToGoOn(words) ? TicketAction.Resume : step;

    private static async Task<bool> TakeOverAsync(Turn turn, Ticket ticket, CancellationToken cancellation)
    {
        if (ticket.OpenVisit is not { } visit || HelpdeskSop.Exit(ticket.State, TicketAction.HandOver) is null)
            return false;
        var about = new TicketReference(ticket.Id, visit.Id, ticket.Code);
        await turn.Tickets.HandOverAsync(about, turn.Update.Person.Id, cancellation);
        return true;
    }

    /// <summary>Takes a report back as far as that can still be done, or says that it can't.</summary>
    public static async Task WithdrawAsync(Turn turn, Ticket ticket, CancellationToken cancellation)
    {
        var visit = ticket.Visits.OrderBy(v => v.Id).Last();
        var wayOut = ProgressHandler.WayOut(visit);
        if (wayOut is TicketAction.Cancel)
            await turn.Tickets.ActAsync(new(ticket.Id, visit.Id, TicketAction.Cancel), cancellation);
        else
            turn.Update.Reply(
                turn.Texts.CancelTooLate,
                wayOut is TicketAction.Withdraw
                    ?
                    [
                        [
                            new OutgoingButton(
                                turn.Texts.ActionLabel(TicketAction.Withdraw),
                                new ButtonData.Act(ticket.Id, visit.Id, TicketAction.Withdraw).ToString()
                            ),
                        ],
                    ]
                    : [],
                ticket
            );
    }
}
