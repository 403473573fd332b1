using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>Invites, joins, lists and removes people.</summary>
public sealed class PeopleDesk(Turn turn, OwnAddresses addresses)
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
        if (words.Length is 0 or > 2 || !RoleNames.TryGetValue(words[0], out var role) || (words.Length == 2 && !TeamNames.ContainsKey(words[1])))
        {
            turn.Reply(turn.Texts.InviteHowTo);
            return Task.CompletedTask;
        }
        var teams = words.Length == 2 ? TeamNames[words[1]] : Teams.Both;
        var code = Invite.Create(turn.Db, turn.Person, role, teams, turn.Now);
        var (first, alsoOnWhatsApp) = addresses.IsOn(Channel.Telegram)
            ? (addresses.JoinBy(Channel.Telegram, code), addresses.IsOn(Channel.WhatsApp) ? turn.Texts.InvitedOnWhatsApp(addresses.JoinBy(Channel.WhatsApp, code)) : ChatText.Empty)
            : (addresses.JoinBy(Channel.WhatsApp, code), ChatText.Empty);
        turn.Reply(turn.Texts.Invited(role: RoleName(role, teams, turn.Texts), links: ChatText.Lines(ChatText.Plain(first), alsoOnWhatsApp), until: turn.Texts.When(turn.Now + Invite.Lifetime)));
        return Task.CompletedTask;
    }

    /// <summary>Uses an invitation. Returns whether anything was said.</summary>
    public async Task<bool> JoinAsync(string code, CancellationToken cancellation)
    {
        if (await Invite.AcceptAsync(turn.Db, turn.Person, code, turn.Now, cancellation) is not { } invitation)
        {
            turn.Reply(turn.Texts.InvitationInvalid);
            return true;
        }
        if (turn.Message.ProfileName.Length > 0) turn.Person.Name = turn.Message.ProfileName;
        turn.Reply(turn.Texts.Joined(name: turn.Person.Name, role: RoleName(invitation.Role, invitation.Teams, turn.Texts)));
        turn.RefreshMenu(turn.Contact);
        foreach (var admin in await OutboxWriter.ReachAsync(turn.Db.People.Where(p => p.Id == invitation.InvitedById && p.Id != turn.Person.Id), cancellation))
        {
            var texts = turn.Catalog.For(admin.Person);
            turn.Outbox.Write(admin, OutboxPurpose.Alarm, new OutgoingMessage { Markup = texts.InvitationUsed(name: turn.Person.Name, role: RoleName(invitation.Role, invitation.Teams, texts)).Markup });
        }
        return true;
    }

    /// <summary>Lists everyone who has a role, each with a button that takes it away.</summary>
    public async Task ListAsync(CancellationToken cancellation)
    {
        var people = await turn.Db.People.Where(person => person.Roles != Roles.None).OrderBy(person => person.Name).ToListAsync(cancellation);
        var lines = people.Select(person => turn.Texts.OfficerLine(name: person.Name, roles: RolesOf(person, turn.Texts)));
        var removable = people.Where(person => (person.Roles & ~Roles.ConfiguredAdmin) != 0);
        turn.Reply(
            ChatText.Paragraphs(turn.Texts.Officers, ChatText.Lines(lines), turn.Texts.OfficersHint),
            [.. removable.Select(person => new[] { new OutgoingButton(turn.Texts.LabelRemove(person.Name), new ButtonData.Remove(person.Id, Sure: false).ToString()) })]);
    }

    /// <summary>Takes a person's roles away, after asking once.</summary>
    public async Task RemoveAsync(ButtonData.Remove remove, CancellationToken cancellation)
    {
        var person = turn.Person.Is(Roles.AnyAdmin) ? await turn.Db.People.SingleOrDefaultAsync(p => p.Id == remove.PersonId, cancellation) : null;
        if (!turn.Person.Is(Roles.AnyAdmin)) turn.Refuse(turn.Texts.OnlyAdmins);
        else if (person is null || (person.Roles & ~Roles.ConfiguredAdmin) == Roles.None) turn.Refuse(turn.Texts.RemovedAlready);
        else if (!remove.Sure)
            turn.Reply(turn.Texts.RemoveSure(name: person.Name, roles: RolesOf(person, turn.Texts)),
                [[new(turn.Texts.LabelRemove(person.Name), (remove with { Sure = true }).ToString())]]);
        else await RemoveAsync(person, cancellation);
    }

    private async Task RemoveAsync(Person person, CancellationToken cancellation)
    {
        person.Roles &= Roles.ConfiguredAdmin;
        person.Teams = Teams.None;
        turn.Reply(turn.Texts.Removed(person.Name));
        foreach (var contact in await OutboxWriter.ReachAsync(turn.Db.People.Where(p => p.Id == person.Id), cancellation))
        {
            turn.RefreshMenu(contact);
            if (person.Id == turn.Person.Id) continue;
            turn.Outbox.Write(contact, OutboxPurpose.Alarm, new OutgoingMessage { Markup = turn.Catalog.For(person).RemovedNotice.Markup });
        }
    }

    private static string RoleName(Roles role, Teams teams, Texts texts) => role switch
    {
        Roles.Staff => texts.RoleStaff(texts.TeamName(teams)),
        Roles.Head => texts.RoleHead,
        _ => texts.RoleAdmin,
    };

    private static string RolesOf(Person person, Texts texts) => string.Join(", ",
        new[] { Roles.Staff, Roles.Head, Roles.Admin, Roles.ConfiguredAdmin }.Where(role => person.Is(role)).Select(role => RoleName(role, person.Teams, texts)).Distinct());
}
