using Helpdesk.Bot.Conversations;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Telegram.Bot.Types;

namespace Helpdesk.Bot.Channels.Telegram;

/// <summary>The command menu beside the text field.</summary>
internal static class TelegramMenu
{
    /// <summary>The commands for someone with these roles, in their language.</summary>
    public static IEnumerable<BotCommand> For(Roles roles, Texts texts) =>
        Commands
            .AvailableTo(roles)
            .Where(command => command.IsListed)
            .Select(command => new BotCommand(command.Name, command.Description(texts)));
}
