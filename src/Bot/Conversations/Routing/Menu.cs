using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>Says what can be done here, to each person what they may.</summary>
internal sealed class Menu(UpdateContext update)
{
    /// <summary>The command that a menu button's label stands for, or null.</summary>
    public string? NamedByLabel(string text) =>
        Entries().SelectMany(row => row).FirstOrDefault(entry => TypedWords.IsLabel(text, entry.Label)).Command;

    /// <summary>Shows the menu.</summary>
    /// <param name="first">What is said above it.</param>
    public async Task ShowAsync(ChatText first, CancellationToken cancellation)
    {
        var rows = Entries()
            .Select(row =>
                row.Select(entry => new OutgoingButton(entry.Label, new ButtonData.Command(entry.Command).ToString()))
                    .ToList()
            );
        update.Reply(
            ChatText.Paragraphs(first, update.Texts.MenuHint, await OwnIdWhileNoAdminAsync(cancellation)),
            [.. rows]
        );
    }

    /// <summary>Shows the commands, and how they are used.</summary>
    public async Task ShowHelpAsync(CancellationToken cancellation)
    {
        var lines = Commands
            .AvailableTo(update.Roles)
            .Where(command => command.IsListed)
            .Select(command =>
                update.Texts.HelpLine(command: command.Name, description: command.Description(update.Texts))
            );
        update.Reply(
            ChatText.Paragraphs(
                update.Texts.HelpHead,
                ChatText.Lines(lines),
                update.Texts.HelpFoot,
                update.Person.Is(Roles.Staff) ? update.Texts.HelpFootStaff : ChatText.Empty,
                update.Traits.HasButtons ? ChatText.Empty : update.Texts.HelpWhatsApp,
                await OwnIdWhileNoAdminAsync(cancellation)
            )
        );
    }

    private IEnumerable<(string Command, string Label)[]> Entries()
    {
        if (update.Roles.HasFlag(Roles.Head))
            yield return
            [
                (DecisionsCommand.Word, update.Texts.MenuDecisions),
                (FiguresCommand.Word, update.Texts.MenuFigures),
            ];
        if (update.Person.Is(Roles.Staff))
            yield return [(QueueCommand.Word, update.Texts.MenuQueue), (TasksCommand.Word, update.Texts.MenuTasks)];
        else if (update.Roles.HasFlag(Roles.Head))
            yield return [(QueueCommand.Word, update.Texts.MenuQueue)];
        yield return [(ReportCommand.Word, update.Texts.MenuReport)];
        yield return [(StatusCommand.Word, update.Texts.MenuStatus), (OwnTicketsCommand.Word, update.Texts.MenuMine)];
        yield return [(HelpCommand.Word, update.Texts.MenuHelp)];
    }

    private async Task<ChatText> OwnIdWhileNoAdminAsync(CancellationToken cancellation) =>
        await update.Db.RoleHolders.AnyAsync(person => (person.Roles & Roles.AnyAdmin) != 0, cancellation)
            ? ChatText.Empty
            : update.Texts.NoAdminYet(
                ChatText.Code($"{update.Contact.Channel.ToString().ToLowerInvariant()}:{update.Contact.Address}")
            );
}
