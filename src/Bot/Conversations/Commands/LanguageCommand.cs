using Helpdesk.Core.Messages;
using Helpdesk.Core.People;

namespace Helpdesk.Bot.Conversations;

/// <summary>Asks which language the person wants.</summary>
internal sealed class LanguageCommand() : Command("bahasa", Roles.None)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Aliases => ["language"];

    /// <inheritdoc/>
    public override string Description(Texts texts) => texts.CommandBahasa;

    /// <inheritdoc/>
    public override Task RunAsync(Turn turn, string rest, CancellationToken cancellation)
    {
        turn.Update.Reply(
            turn.Texts.AskLanguage,
            [
                [
                    new("Bahasa Indonesia", new ButtonData.Speak(Language.Id).ToString()),
                    new("English", new ButtonData.Speak(Language.En).ToString()),
                ],
            ]
        );
        return Task.CompletedTask;
    }
}
