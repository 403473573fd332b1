using Helpdesk.Core.People;

namespace Helpdesk.Bot.Conversations;

/// <summary>A label that stands on a button, typed where nothing is asked: of the menu, or of what is past.</summary>
internal sealed class LabelHandler : MessageHandler
{
    /// <inheritdoc/>
    public override async Task<bool> TryAsync(Turn turn, CancellationToken cancellation)
    {
        var (text, texts) = (turn.Message.Text, turn.Texts);
        if (turn.Message.Photo is not null || text.Length == 0)
            return false;
        if (turn.Menu.NamedByLabel(text) is { } command)
            await Commands.RunAsync(turn, command, "", cancellation);
        else if (TypedWords.IsLabel(text, texts.LabelCheckStatus))
            await Commands.RunAsync(turn, StatusCommand.Word, "", cancellation);
        else if (IsOfAStep(text, turn))
            return await TypedOptionHandler.TryStepAsync(turn, cancellation)
                // "acc" of a head is no step of theirs, and most likely their decision.
                || await BelongingHandler.OffersDecisionsAsync(turn, cancellation)
                || SayWhere(turn);
        // "selesai" of staff, where nothing is collected, is of a repair.
        else if (TypedWords.IsLabel(text, texts.LabelDone) && turn.Update.Person.Is(Roles.Staff))
            return await BelongingHandler.OffersDecisionsAsync(turn, cancellation) || SayWhere(turn);
        else if (Past(texts).Any(label => TypedWords.IsLabel(text, label)))
            turn.Update.Reply(texts.ButtonOld);
        else
            return false;
        return true;
    }

    private static bool SayWhere(Turn turn)
    {
        turn.Update.Reply(turn.Texts.PressAtTheTicket);
        return true;
    }

    /// <summary>Whether a text is the label of a step's button.</summary>
    public static bool IsOfAStep(string text, Turn turn) =>
        StepWords.ActionOf(text, turn.Texts, isOfficer: turn.Update.Roles is not Roles.None) is not null;

    private static string[] Past(Core.Messages.Texts texts) =>
        [
            texts.LabelSend,
            texts.LabelDone,
            texts.LabelSkip,
            texts.LabelAbort,
            texts.LabelUseKnown,
            texts.LabelChange,
            texts.LabelNewReport,
            texts.LabelResumeDraft,
            texts.LabelStartOver,
        ];
}
