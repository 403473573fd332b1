using Helpdesk.Core.Messages;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// Where nothing can be pressed, options are typed, by number or by label: those of the message that is answered, else
/// of the newest one on the screen.
/// </summary>
internal sealed class TypedOptionHandler : MessageHandler
{
    /// <inheritdoc/>
    public override async Task<bool> TryAsync(Turn turn, CancellationToken cancellation)
    {
        var message = turn.Message;
        if (turn.Update.Traits.HasButtons || message is not { Photo: null, Place: null, Card: null, Text.Length: > 0 })
            return false;
        var top = await turn.Conversations.TopAsync(cancellation);
        var onScreen = await turn.Typed.OnScreenAsync(message.Text, top, cancellation);
        if (onScreen is [{ Option.Data: NumberedOptions.More, In: { } row }])
            ShowMore(turn, row);
        else if (
            onScreen is [var chosen]
            && (top is not null || ButtonData.Parse(chosen.Option.Data) is not ButtonData.Choose)
        )
            await TapHandler.PressAsync(turn, new Tap(chosen.Option.Data, MessageId: null), cancellation);
        else if (onScreen.Count > 1)
            await AskWhichAsync(turn, onScreen, cancellation);
        else if (IsKnockAnswered(turn))
            await SayIfNothingWaitsAsync(turn, cancellation);
        else if (message.QuickReply is not null || await turn.Typed.IsStaleAsync(message.Text, top, cancellation))
            turn.Update.Reply(turn.Texts.ButtonOld);
        else
            return await NotOnScreenAsync(turn, top, cancellation);
        return true;
    }

    private static async Task<bool> NotOnScreenAsync(Turn turn, OpenConversation? top, CancellationToken cancellation)
    {
        var text = turn.Message.Text;
        // Typed twice in a hurry, a number would answer a question that nobody has seen; it is about to come.
        if (top is not null && TypedWords.IsNumber(text) && await turn.Typed.IsUnseenAsync(top, cancellation))
            return true;
        // In the middle of a question a step's label alone is an answer like any other words.
        if (top is not null && TicketCode.Find(text, out _) is not TicketCodeReading.Good)
            return false;
        return await TryStepAsync(turn, cancellation);
    }

    /// <summary>Does the step whose label was typed, or asks on which ticket; false when none waits for it.</summary>
    public static async Task<bool> TryStepAsync(Turn turn, CancellationToken cancellation)
    {
        switch (await turn.Typed.StepsAsync(turn.Message.Text, cancellation))
        {
            case [var only]:
                await TapHandler.PressAsync(turn, new Tap(only.Option.Data, MessageId: null), cancellation);
                return true;
            case { Count: > 1 } steps:
                await AskWhichAsync(turn, steps, cancellation);
                return true;
            default:
                return false;
        }
    }

    private static async Task AskWhichAsync(
        Turn turn,
        IReadOnlyList<TypedOption> options,
        CancellationToken cancellation
    )
    {
        var ids = options.Select(option => option.In?.TicketId).OfType<long>().ToList();
        var codes = await turn
            .Update.Db.Tickets.Where(ticket => ids.Contains(ticket.Id))
            .ToDictionaryAsync(ticket => ticket.Id, ticket => ticket.Code, cancellation);
        turn.Update.Reply(
            options.Any(typed => ButtonData.Parse(typed.Option.Data) is ButtonData.Choose)
                ? turn.Texts.WhichOption
                : turn.Texts.WhichTicket,
            [
                .. options.Select(typed =>
                    new[]
                    {
                        typed.In?.TicketId is { } id
                            ? typed.Option with
                            {
                                Label = $"{typed.Option.Label} {codes[id]}",
                            }
                            : typed.Option,
                    }
                ),
            ]
        );
    }

    private static void ShowMore(Turn turn, OutboxMessage row)
    {
        var shown = turn.Update.Reply(turn.Texts.MoreOptions, NumberedOptions.Rest(row.Content));
        shown.PromptVisitId = row.PromptVisitId;
    }

    // The button of the template that asks to open the session window: what waited is the answer.
    private static bool IsKnockAnswered(Turn turn) =>
        turn.Update.Catalog.All.Any(texts => TypedWords.IsLabel(turn.Message.Text, texts.LabelReadMessages));

    private static async Task SayIfNothingWaitsAsync(Turn turn, CancellationToken cancellation)
    {
        var (db, contact) = (turn.Update.Db, turn.Update.Contact.Id);
        var waits = await db.Outbox.AnyAsync(
            row =>
                row.ContactId == contact
                && row.Status == OutboxStatus.Pending
                && (
                    row.Purpose != OutboxPurpose.Announcement
                    || row.TicketId == null
                    || db.Visits.Any(visit =>
                        visit.TicketId == row.TicketId && visit.LeftAt == null && visit.EnteredAt <= row.CreatedAt
                    )
                ),
            cancellation
        );
        if (!waits)
            turn.Update.Reply(turn.Texts.NothingWaits);
    }
}
