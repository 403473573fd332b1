using Helpdesk.Bot.Channels.Telegram;
using Helpdesk.Bot.Channels.WhatsApp;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// Makes one person of two accounts: on both platforms, or of an old and a new number. The code is given on one and
/// sent from the other, so that both are in one hand. To a new account on the same platform no role moves that way:
/// only an admin gives one.
/// </summary>
internal sealed class LinkCommand() : Command(Word, Roles.None)
{
    /// <summary>The word.</summary>
    public const string Word = "tautkan";

    // Stands before the code once the person has said that they want it.
    private const string Sure = "ya ";

    /// <inheritdoc/>
    public override string Description(Texts texts) => texts.CommandTautkan;

    // No report begins with it: whatever stands behind is answered with what should.
    /// <inheritdoc/>
    public override bool Takes(string rest, DateOnly today) => true;

    /// <inheritdoc/>
    public override Task RunAsync(Turn turn, string rest, CancellationToken cancellation)
    {
        if (rest.Length == 0)
        {
            Give(turn);
            return Task.CompletedTask;
        }
        return rest.StartsWith(Sure, StringComparison.OrdinalIgnoreCase)
            ? UseAsync(turn.Update, rest[Sure.Length..].Trim(), isSure: true, cancellation)
            : UseAsync(turn.Update, rest, isSure: false, cancellation);
    }

    private static void Give(Turn turn)
    {
        var update = turn.Update;
        var other = Other(update.Contact.Channel);
        var where = turn.Addresses.IsOn(other) ? $"{other}" : $"{update.Contact.Channel}";
        var code = LinkContacts.Create(update.Contact, update.Work);
        // With the slash it is understood everywhere.
        update.Reply(
            update.Texts.LinkCode(
                channel: where,
                message: ChatText.Code($"/{Word} {code}"),
                until: update.Texts.When(update.Now + LinkContacts.Lifetime)
            )
        );
    }

    private static async Task UseAsync(UpdateContext update, string code, bool isSure, CancellationToken cancellation)
    {
        // Codes are not to be tried out any more than ticket IDs.
        var given = LookupLimit.Allows(update.Contact, update.Now)
            ? await LinkContacts.FindAsync(code, update.Work, cancellation)
            : null;
        if (given is null || given.Id == update.Contact.Id)
            update.Reply(update.Texts.LinkInvalid);
        else if (given.PersonId == update.Contact.PersonId)
            update.Reply(update.Texts.LinkedAlready);
        // Or a code sent to an officer with a pretext would take their role over.
        else if (update.Person.Roles is not Roles.None)
            update.Reply(update.Texts.LinkOtherWayRound);
        else if (given.Person.Roles is not Roles.None && given.Channel == update.Contact.Channel)
            update.Reply(update.Texts.LinkRolesByAdmin);
        else if (!isSure)
            update.Reply(
                update.Texts.LinkConfirm(channel: $"{given.Channel}", name: given.Person.Name),
                [
                    [new(update.Texts.LabelLink, new ButtonData.Command(Word, $"{Sure}{code}").ToString())],
                ]
            );
        else if (!await LinkContacts.AcceptAsync(code, given.Person, update.Person, update.Work, cancellation))
            update.Reply(update.Texts.LinkInvalid);
        else
            SayLinked(update, given);
    }

    private static void SayLinked(UpdateContext update, Contact given)
    {
        var texts = update.Catalog.For(given.Person);
        update.Reply(texts.Linked);
        update.Outbox.Write(given, OutboxPurpose.Alarm, new OutgoingMessage { Markup = texts.Linked.Markup });
        foreach (var contact in new[] { given, update.Contact })
            update.RefreshMenu(contact);
    }

    private static Channel Other(Channel channel) =>
        channel == TelegramChannel.Channel ? WhatsAppChannel.Channel : TelegramChannel.Channel;
}
