using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Conversations;

/// <summary>A button was pressed. What it carries is a person's input like any other.</summary>
internal sealed class TapHandler : MessageHandler
{
    /// <inheritdoc/>
    public override async Task<bool> TryAsync(Turn turn, CancellationToken cancellation)
    {
        if (turn.Message.Tap is not { } tap)
            return false;
        await PressAsync(turn, tap, cancellation);
        return true;
    }

    /// <summary>Does what a button stands for, however it was chosen.</summary>
    public static async Task PressAsync(Turn turn, Tap tap, CancellationToken cancellation)
    {
        switch (ButtonData.Parse(tap.Data))
        {
            case ButtonData.Act act:
                await turn.Tickets.ActAsync(act, cancellation);
                break;
            case ButtonData.Choose choose:
                await ChooseAsync(turn, choose, tap, cancellation);
                break;
            case ButtonData.Show show:
                await turn.Lookup.ShowAsync(show.TicketId, cancellation);
                break;
            case ButtonData.More more:
                await turn.More.OfferAsync(more.TicketId, cancellation);
                break;
            case ButtonData.Photos photos:
                await turn.More.ShowPhotosAsync(photos.TicketId, cancellation);
                break;
            case ButtonData.History history:
                await turn.More.ShowHistoryAsync(history.TicketId, cancellation);
                break;
            case ButtonData.Rate rate:
                await turn.Ratings.RateAsync(rate, cancellation);
                break;
            case ButtonData.Speak speak:
                await SpeakAsync(turn, speak.Language, cancellation);
                break;
            case ButtonData.ResumeDraft:
                await turn.Filing.ResumeAsync(cancellation);
                break;
            case ButtonData.DropDraft:
                await turn.Filing.DropAsync(cancellation);
                break;
            case ButtonData.Figures figures:
                await FiguresCommand.RunAsync(turn, figures.Span, cancellation);
                break;
            case ButtonData.FiguresInDetail detail:
                await FiguresCommand.RunInDetailAsync(turn, detail, cancellation);
                break;
            case ButtonData.Remove remove:
                await turn.People.RemoveAsync(remove, cancellation);
                break;
            case ButtonData.Command command when Commands.Named(command.Name) is not null:
                await Commands.RunAsync(turn, command.Name, command.Rest, cancellation);
                break;
            default:
                turn.Update.Refuse(turn.Texts.ButtonUnknown);
                break;
        }
    }

    private static async Task ChooseAsync(Turn turn, ButtonData.Choose choose, Tap tap, CancellationToken cancellation)
    {
        var top = await turn.Conversations.TopAsync(cancellation);
        if (
            top?.Row.Id != choose.ConversationId
            || await turn.Conversations.QuestionOfAsync(top, cancellation) is not { } question
            || question.Name != choose.Question
            || !question
                .Options.SelectMany(row => row)
                .Concat(question.Exits(turn.Texts))
                .Any(option => option.Key == choose.Option)
        )
        {
            turn.Update.Refuse(turn.Texts.ButtonOld);
            return;
        }
        if (top.Row.AskedIn is null && tap.MessageId is { } message)
            turn.Update.Outbox.Write(
                turn.Update.Contact,
                OutboxPurpose.Edit,
                new OutgoingMessage { DropsButtonsOf = message }
            );
        await turn.Answers.GiveAsync(top, new FlowInput.Chosen(choose.Option), cancellation);
    }

    private static async Task SpeakAsync(Turn turn, Language language, CancellationToken cancellation)
    {
        var update = turn.Update;
        update.Person.Language = language;
        update.Reply(update.Texts.LanguageChosen);
        update.RefreshMenu(update.Contact);
        if (await turn.Conversations.TopAsync(cancellation) is { } top)
            await turn.Conversations.AskAsync(top, cancellation);
    }
}
