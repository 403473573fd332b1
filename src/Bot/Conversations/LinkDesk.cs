using Helpdesk.Core.Messages;
using Helpdesk.Core.People;

namespace Helpdesk.Bot.Conversations;

/// <summary>Makes one person of their accounts on both platforms.</summary>
public sealed class LinkDesk(Turn turn, OwnAddresses addresses)
{
    /// <summary>The command.</summary>
    public const string Command = "tautkan";

    // Stands before the code once the person has said that they want it.
    private const string Sure = "ya ";

    /// <summary>Gives a code, or uses one after asking once.</summary>
    /// <param name="rest">What stands behind the command.</param>
    /// <param name="cancellation">Stops the queries.</param>
    public Task RunAsync(string rest, CancellationToken cancellation) =>
        rest.Length == 0 ? GiveAsync(cancellation)
        : rest.StartsWith(Sure, StringComparison.OrdinalIgnoreCase) ? UseAsync(rest[Sure.Length..].Trim(), isSure: true, cancellation)
        : UseAsync(rest, isSure: false, cancellation);

    private async Task GiveAsync(CancellationToken cancellation)
    {
        var other = Other(turn.Contact.Channel);
        var mine = await ContactsAsync(cancellation);
        if (!addresses.IsOn(other)) turn.Reply(turn.Texts.LinkOneChannel);
        else if (mine.Any(contact => contact.Channel == other)) turn.Reply(turn.Texts.LinkedAlready);
        else
        {
            var words = $"{(other.ShowsButtons() ? "/" : "")}{Command} {LinkContacts.Create(turn.Db, turn.Contact, turn.Now)}";
            turn.Reply(turn.Texts.LinkCode(channel: $"{other}", message: ChatText.Code(words), until: turn.Texts.When(turn.Now + LinkContacts.Lifetime)));
        }
    }

    private async Task UseAsync(string code, bool isSure, CancellationToken cancellation)
    {
        // Codes are not to be tried out any more than ticket IDs.
        var given = LookupLimit.Allows(turn.Contact, turn.Now) ? await LinkContacts.FindAsync(turn.Db, code, turn.Now, cancellation) : null;
        if (given is null) turn.Reply(turn.Texts.LinkInvalid);
        else if (given.Channel == turn.Contact.Channel) turn.Reply(turn.Texts.LinkSameChannel($"{Other(given.Channel)}"));
        else if (given.Person.Contacts.Concat(await ContactsAsync(cancellation)).Any(contact => contact.Id != given.Id && contact.Id != turn.Contact.Id)) turn.Reply(turn.Texts.LinkedAlready);
        // Or a code sent to an officer with a pretext would take their role over.
        else if (turn.Person.Roles is not Roles.None) turn.Reply(turn.Texts.LinkOtherWayRound);
        else if (!isSure)
            turn.Reply(turn.Texts.LinkConfirm(channel: $"{given.Channel}", name: given.Person.Name), [[new(turn.Texts.LabelLink, new ButtonData.Command(Command, $"{Sure}{code}").ToString())]]);
        else if (!await LinkContacts.AcceptAsync(turn.Db, code, given.Person, turn.Person, turn.Now, cancellation)) turn.Reply(turn.Texts.LinkInvalid);
        else
        {
            turn.Reply(turn.Catalog.For(given.Person).Linked);
            turn.Outbox.Write(given, OutboxPurpose.Alarm, new OutgoingMessage { Markup = turn.Catalog.For(given.Person).Linked.Markup });
            foreach (var contact in new[] { given, turn.Contact }) turn.RefreshMenu(contact);
        }
    }

    private async Task<IReadOnlyList<Contact>> ContactsAsync(CancellationToken cancellation)
    {
        await turn.Db.Entry(turn.Person).Collection(person => person.Contacts).LoadAsync(cancellation);
        return turn.Person.Contacts;
    }

    private static Channel Other(Channel channel) => channel is Channel.Telegram ? Channel.WhatsApp : Channel.Telegram;
}
