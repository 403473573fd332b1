using Helpdesk.Bot.Channels.Telegram;
using Helpdesk.Bot.Channels.WhatsApp;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>Invites, joins, lists and removes people.</summary>
internal sealed class OfficerAdministration(UpdateContext update, OwnAddresses addresses)
{
    private static readonly Dictionary<string, Roles> RoleNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["staf"] = Roles.Staff,
        ["staff"] = Roles.Staff,
        ["kepala"] = Roles.Head,
        ["admin"] = Roles.Admin,
    };

    private static readonly Dictionary<string, Teams> TeamNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["aplikasi"] = Teams.Application,
        ["jaringan"] = Teams.Network,
    };

    /// <summary>Answers with a one-time link.</summary>
    public Task InviteAsync(string rest, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var words = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (
            words.Length is 0 or > 2
            || !RoleNames.TryGetValue(words[0], out var role)
            || (words.Length == 2 && !TeamNames.ContainsKey(words[1]))
        )
        {
            update.Reply(update.Texts.InviteHowTo);
            return Task.CompletedTask;
        }
        var teams = words.Length == 2 ? TeamNames[words[1]] : Teams.Both;
        var code = Invite.Create(update.Person, role, teams, update.Work);
        var (first, alsoOnWhatsApp) = addresses.IsOn(TelegramChannel.Channel)
            ? (
                addresses.JoinBy(TelegramChannel.Channel, code),
                addresses.IsOn(WhatsAppChannel.Channel)
                    ? update.Texts.InvitedOnWhatsApp(addresses.JoinBy(WhatsAppChannel.Channel, code))
                    : ChatText.Empty
            )
            : (addresses.JoinBy(WhatsAppChannel.Channel, code), ChatText.Empty);
        update.Reply(
            update.Texts.Invited(
                role: RoleName(role, teams, update.Texts),
                links: ChatText.Lines(ChatText.Plain(first), alsoOnWhatsApp),
                until: update.Texts.When(update.Now + Invite.Lifetime)
            )
        );
        return Task.CompletedTask;
    }

    /// <summary>Uses an invitation. Returns whether anything was said.</summary>
    public async Task<bool> JoinAsync(string code, CancellationToken cancellation)
    {
        if (await Invite.AcceptAsync(update.Person, code, update.Work, cancellation) is not { } invitation)
        {
            update.Reply(update.Texts.InvitationInvalid);
            return true;
        }
        if (update.Message.ProfileName.Length > 0)
            update.Person.Name = update.Message.ProfileName;
        update.Reply(
            update.Texts.Joined(
                name: update.Person.Name,
                role: RoleName(invitation.Role, invitation.Teams, update.Texts)
            )
        );
        update.RefreshMenu(update.Contact);
        foreach (
            var admin in await Reachability.AddressesOf(
                update.Db.People.Where(p => p.Id == invitation.InvitedById && p.Id != update.Person.Id),
                cancellation
            )
        )
        {
            var texts = update.Catalog.For(admin.Person);
            update.Outbox.Write(
                admin,
                OutboxPurpose.Alarm,
                new OutgoingMessage
                {
                    Markup = texts
                        .InvitationUsed(
                            name: update.Person.Name,
                            role: RoleName(invitation.Role, invitation.Teams, texts)
                        )
                        .Markup,
                }
            );
        }
        return true;
    }

    /// <summary>Lists everyone who has a role, each with a button that takes it away.</summary>
    public async Task ListAsync(CancellationToken cancellation)
    {
        var people = await update
            .Db.People.Where(person => person.Roles != Roles.None)
            .OrderBy(person => person.Name)
            .ToListAsync(cancellation);
        var lines = people.Select(person =>
            update.Texts.OfficerLine(name: person.Name, roles: RolesOf(person, update.Texts))
        );
        var removable = people.Where(person => (person.Roles & ~Roles.ConfiguredAdmin) != 0);
        update.Reply(
            ChatText.Paragraphs(update.Texts.Officers, ChatText.Lines(lines), update.Texts.OfficersHint),
            [
                .. removable.Select(person =>
                    new[]
                    {
                        new OutgoingButton(
                            update.Texts.LabelRemove(person.Name),
                            new ButtonData.Remove(person.Id, Sure: false).ToString()
                        ),
                    }
                ),
            ]
        );
    }

    /// <summary>Takes a person's roles away, after asking once.</summary>
    public async Task RemoveAsync(ButtonData.Remove remove, CancellationToken cancellation)
    {
        var person = update.Person.Is(Roles.AnyAdmin)
            ? await update.Db.People.SingleOrDefaultAsync(p => p.Id == remove.PersonId, cancellation)
            : null;
        if (!update.Person.Is(Roles.AnyAdmin))
            update.Refuse(update.Texts.OnlyAdmins);
        else if (person is null || (person.Roles & ~Roles.ConfiguredAdmin) == Roles.None)
            update.Refuse(update.Texts.RemovedAlready);
        else if (!remove.Sure)
            update.Reply(
                update.Texts.RemoveSure(name: person.Name, roles: RolesOf(person, update.Texts)),
                [
                    [new(update.Texts.LabelRemove(person.Name), (remove with { Sure = true }).ToString())],
                ]
            );
        else
            await RemoveAsync(person, cancellation);
    }

    private async Task RemoveAsync(Person person, CancellationToken cancellation)
    {
        person.Roles &= Roles.ConfiguredAdmin;
        person.Teams = Teams.None;
        update.Reply(update.Texts.Removed(person.Name));
        foreach (
            var contact in await Reachability.AddressesOf(update.Db.People.Where(p => p.Id == person.Id), cancellation)
        )
        {
            update.RefreshMenu(contact);
            if (person.Id == update.Person.Id)
                continue;
            update.Outbox.Write(
                contact,
                OutboxPurpose.Alarm,
                new OutgoingMessage { Markup = update.Catalog.For(person).RemovedNotice.Markup }
            );
        }
    }

    private static string RoleName(Roles role, Teams teams, Texts texts) =>
        role switch
        {
            Roles.Staff => texts.RoleStaff(texts.TeamName(teams)),
            Roles.Head => texts.RoleHead,
            _ => texts.RoleAdmin,
        };

    private static string RolesOf(Person person, Texts texts) =>
        string.Join(
            ", ",
            new[] { Roles.Staff, Roles.Head, Roles.Admin, Roles.ConfiguredAdmin }
                .Where(role => person.Is(role))
                .Select(role => RoleName(role, person.Teams, texts))
                .Distinct()
        );
}
