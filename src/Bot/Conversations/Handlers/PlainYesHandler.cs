using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// "Ya" to what was asked last and can be answered by one button alone: whether someone is to be blocked, or to lose
/// their roles. Where buttons are typed, the options on the screen are looked at before.
/// </summary>
internal sealed class PlainYesHandler : MessageHandler
{
    // How a command is told that the person is sure.
    private const string Sure = "ya ";

    /// <inheritdoc/>
    public override async Task<bool> TryAsync(Turn turn, CancellationToken cancellation)
    {
        if (
            turn.Message is not { Photo: null, Place: null, Card: null, Text: var text }
            || !ShortAnswers.IsPlainYes(text)
            || await turn.Typed.LastAnswerAsync(cancellation) is not { } asked
        )
            return false;
        var sure = asked.Content.Buttons.SelectMany(row => row).Where(button => IsSure(button.Data)).ToList();
        if (sure is not [var only])
            return false;
        await TapHandler.PressAsync(turn, new Tap(only.Data, MessageId: null), cancellation);
        return true;
    }

    private static bool IsSure(string data) =>
        ButtonData.Parse(data) switch
        {
            ButtonData.Remove remove => remove.Sure,
            ButtonData.Command command => command.Rest.StartsWith(Sure, StringComparison.Ordinal),
            _ => false,
        };
}
