using System.Globalization;
using Helpdesk.Bot.Channels.Telegram;
using Helpdesk.Bot.Channels.WhatsApp;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Tickets;
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

    private const int MostCodes = 10;

    private static readonly Dictionary<string, Teams> TeamNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["aplikasi"] = Teams.Application,
        ["jaringan"] = Teams.Network,
    };

    /// <summary>Answers with a one-time link.</summary>
    public Task InviteAsync(string rest, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var words = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !Tokens.Of(word).All(Vocabulary.Fillers.Contains) || RoleNames.ContainsKey(word))
            .ToArray();
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
        update.Reply(
            update.Texts.Invited(
                role: RoleName(role, teams, update.Texts),
                links: LinksOf(Invite.Create(update.Person, role, teams, update.Work)),
                until: update.Texts.When(update.Now + Invite.Lifetime)
            )
        );
        return Task.CompletedTask;
    }

    /// <summary>Answers with a one-time link by which an officer comes with a new account.</summary>
    /// <param name="id">The officer's key.</param>
    public async Task InviteToMoveAsync(string id, CancellationToken cancellation)
    {
        var officer = long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var key)
            ? await update.Db.People.SingleOrDefaultAsync(person => person.Id == key, cancellation)
            : null;
        if (officer is null || !IsMovable(officer))
            update.Reply(update.Texts.RemovedAlready);
        else
            update.Reply(
                update.Texts.MoveLink(
                    name: officer.Name,
                    links: LinksOf(Invite.CreateMove(update.Person, officer, update.Work)),
                    until: update.Texts.When(update.Now + Invite.Lifetime)
                )
            );
    }

    /// <summary>Uses an invitation, and says what came of it.</summary>
    public async Task JoinAsync(string code, CancellationToken cancellation)
    {
        if (await Invite.AcceptAsync(update.Person, code, update.Work, cancellation) is not { } invitation)
            update.Reply(update.Texts.InvitationInvalid);
        else if (invitation.MovesId is { } moves)
            await MoveAsync(invitation, moves, cancellation);
        else
            await JoinAsync(invitation, cancellation);
    }

    private async Task JoinAsync(Invitation invitation, CancellationToken cancellation)
    {
        if (update.Message.ProfileName.Length > 0)
            update.Person.Name = update.Message.ProfileName;
        update.Reply(
            update.Texts.Joined(
                name: update.Person.Name,
                role: RoleName(invitation.Role, invitation.Teams, update.Texts)
            )
        );
        update.RefreshMenu(update.Contact);
        await TellInviterAsync(
            invitation,
            texts =>
                texts.InvitationUsed(
                    name: update.Person.Name,
                    role: RoleName(invitation.Role, invitation.Teams, texts)
                ),
            cancellation
        );
    }

    private async Task MoveAsync(Invitation invitation, long moves, CancellationToken cancellation)
    {
        var officer = await update.Db.People.SingleAsync(person => person.Id == moves, cancellation);
        // Whoever lost their role meanwhile has nothing to take along.
        if (!IsMovable(officer))
        {
            update.Reply(update.Texts.InvitationInvalid);
            return;
        }
        var left = await MoveAccount.RunAsync(update.Contact, officer, update.Work, cancellation);
        var texts = update.Catalog.For(officer);
        update.Reply(texts.Moved(name: officer.Name, roles: RolesOf(officer, texts)));
        update.RefreshMenu(update.Contact);
        foreach (var contact in left)
        {
            update.RefreshMenu(contact);
            update.Outbox.Write(contact, OutboxPurpose.Alarm, new OutgoingMessage { Markup = texts.MovedAway.Markup });
        }
        await TellInviterAsync(invitation, of => of.MoveUsed(officer.Name), cancellation);
    }

    private async Task TellInviterAsync(
        Invitation invitation,
        Func<Texts, ChatText> words,
        CancellationToken cancellation
    )
    {
        foreach (
            var admin in await Reachability.AddressesOf(
                update.Db.People.Where(p => p.Id == invitation.InvitedById && p.Id != update.Person.Id),
                cancellation
            )
        )
            update.Outbox.Write(
                admin,
                OutboxPurpose.Alarm,
                new OutgoingMessage { Markup = words(update.Catalog.For(admin.Person)).Markup }
            );
    }

    private ChatText LinksOf(string code)
    {
        if (!addresses.IsOn(TelegramChannel.Channel))
            return ChatText.Plain(addresses.JoinBy(WhatsAppChannel.Channel, code));
        var first = ChatText.Plain(addresses.JoinBy(TelegramChannel.Channel, code));
        return addresses.IsOn(WhatsAppChannel.Channel)
            ? ChatText.Lines(first, update.Texts.InvitedOnWhatsApp(addresses.JoinBy(WhatsAppChannel.Channel, code)))
            : first;
    }

    /// <summary>Lists everyone who has a role, each with buttons that take it away, or to a new account.</summary>
    public async Task ListAsync(CancellationToken cancellation)
    {
        var people = await update.Db.RoleHolders.OrderBy(person => person.Name).ToListAsync(cancellation);
        var lines = people.Select(person =>
            update.Texts.OfficerLine(name: person.Name, roles: RolesOf(person, update.Texts))
        );
        var removable = people.Where(person => (person.Roles & ~Roles.ConfiguredAdmin) != 0);
        update.Reply(
            ChatText.Paragraphs(update.Texts.Officers, ChatText.Lines(lines), update.Texts.OfficersHint),
            [.. removable.Select(person => ButtonsFor(person))]
        );
    }

    private IReadOnlyList<OutgoingButton> ButtonsFor(Person person)
    {
        var remove = new OutgoingButton(
            update.Texts.LabelRemove(person.Name),
            new ButtonData.Remove(person.Id, Sure: false).ToString()
        );
        return IsMovable(person)
            ?
            [
                remove,
                new(
                    update.Texts.LabelMove(person.Name),
                    new ButtonData.Command(OfficersCommand.Word, $"{OfficersCommand.Move}{person.Id}").ToString()
                ),
            ]
            : [remove];
    }

    // Whom the settings name is an admin by that very account.
    private static bool IsMovable(Person person) => person.Roles is not Roles.None && !person.Is(Roles.ConfiguredAdmin);

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
            await AskIfSureAsync(person, remove, cancellation);
        else
            await RemoveAsync(person, cancellation);
    }

    private async Task AskIfSureAsync(Person person, ButtonData.Remove remove, CancellationToken cancellation)
    {
        var texts = update.Texts;
        var held = await RemoveOfficer.HeldByAsync(update.Db, person.Id, cancellation);
        update.Reply(
            ChatText.Lines(
                texts.RemoveSure(name: person.Name, roles: RolesOf(person, texts)),
                held.Count == 0 ? ChatText.Empty : texts.HoldsTickets(CodesOf(held))
            ),
            [
                [new(texts.LabelRemove(person.Name), (remove with { Sure = true }).ToString())],
                // What is not wanted after all leads back to the list.
                [new(texts.LabelAbort, new ButtonData.Command(OfficersCommand.Word, "").ToString())],
            ]
        );
    }

    private static string CodesOf(IReadOnlyList<StepVisit> held) =>
        string.Join(", ", held.Take(MostCodes).Select(visit => visit.Ticket.Code))
        + (held.Count > MostCodes ? $" +{held.Count - MostCodes}" : "");

    private async Task RemoveAsync(Person person, CancellationToken cancellation)
    {
        var held = await RemoveOfficer.HeldByAsync(update.Db, person.Id, cancellation);
        update.Opened.AddRange(await RemoveOfficer.RunAsync(person, update.Person, update.Work, cancellation));
        update.Reply(
            ChatText.Lines(
                update.Texts.Removed(person.Name),
                held.Count == 0 ? ChatText.Empty : update.Texts.TicketsGivenBack(CodesOf(held))
            )
        );
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
