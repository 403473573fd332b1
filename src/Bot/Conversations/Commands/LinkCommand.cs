using Helpdesk.Bot.Channels.Telegram;
using Helpdesk.Bot.Channels.WhatsApp;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;

namespace Helpdesk.Bot.Conversations;

/// <summary>Makes one person of their accounts on both platforms.</summary>
internal sealed class LinkCommand(UpdateContext update, OwnAddresses addresses)
{
    /// <summary>The command.</summary>
    public const string Command = "tautkan";

    // Stands before the code once the person has said that they want it.
    private const string Sure = "ya ";

    /// <summary>Gives a code, or uses one after asking once.</summary>
    /// <param name="rest">What stands behind the command.</param>
    public Task RunAsync(string rest, CancellationToken cancellation) =>
        rest.Length == 0 ? GiveAsync(cancellation)
        : rest.StartsWith(Sure, StringComparison.OrdinalIgnoreCase)
            ? UseAsync(rest[Sure.Length..].Trim(), isSure: true, cancellation)
        : UseAsync(rest, isSure: false, cancellation);

    private async Task GiveAsync(CancellationToken cancellation)
    {
        var other = Other(update.Contact.Channel);
        var mine = await ContactsAsync(cancellation);
        if (!addresses.IsOn(other))
            update.Reply(update.Texts.LinkOneChannel);
        else if (mine.Any(contact => contact.Channel == other))
            update.Reply(update.Texts.LinkedAlready);
        else
        {
            var slash = update.Work.Reach.Channels.Of(other).HasButtons ? "/" : "";
            var words = $"{slash}{Command} {LinkContacts.Create(update.Contact, update.Work)}";
            update.Reply(
                update.Texts.LinkCode(
                    channel: $"{other}",
                    message: ChatText.Code(words),
                    until: update.Texts.When(update.Now + LinkContacts.Lifetime)
                )
            );
        }
    }

    private async Task UseAsync(string code, bool isSure, CancellationToken cancellation)
    {
        // Codes are not to be tried out any more than ticket IDs.
        var given = LookupLimit.Allows(update.Contact, update.Now)
            ? await LinkContacts.FindAsync(code, update.Work, cancellation)
            : null;
        if (given is null)
            update.Reply(update.Texts.LinkInvalid);
        else if (given.Channel == update.Contact.Channel)
            update.Reply(update.Texts.LinkSameChannel($"{Other(given.Channel)}"));
        else if (
            given
                .Person.Contacts.Concat(await ContactsAsync(cancellation))
                .Any(contact => contact.Id != given.Id && contact.Id != update.Contact.Id)
        )
            update.Reply(update.Texts.LinkedAlready);
        // Or a code sent to an officer with a pretext would take their role over.
        else if (update.Person.Roles is not Roles.None)
            update.Reply(update.Texts.LinkOtherWayRound);
        else if (!isSure)
            update.Reply(
                update.Texts.LinkConfirm(channel: $"{given.Channel}", name: given.Person.Name),
                [
                    [new(update.Texts.LabelLink, new ButtonData.Command(Command, $"{Sure}{code}").ToString())],
                ]
            );
        else if (!await LinkContacts.AcceptAsync(code, given.Person, update.Person, update.Work, cancellation))
            update.Reply(update.Texts.LinkInvalid);
        else
        {
            update.Reply(update.Catalog.For(given.Person).Linked);
            update.Outbox.Write(
                given,
                OutboxPurpose.Alarm,
                new OutgoingMessage { Markup = update.Catalog.For(given.Person).Linked.Markup }
            );
            foreach (var contact in new[] { given, update.Contact })
                update.RefreshMenu(contact);
        }
    }

    private async Task<IReadOnlyList<Contact>> ContactsAsync(CancellationToken cancellation)
    {
        await update.Db.Entry(update.Person).Collection(person => person.Contacts).LoadAsync(cancellation);
        return update.Person.Contacts;
    }

    private static Channel Other(Channel channel) =>
        channel == TelegramChannel.Channel ? WhatsAppChannel.Channel : TelegramChannel.Channel;
}
