using System.Globalization;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>Shows admins who asked to have their personal data removed, and takes what they decide.</summary>
internal sealed class ErasureCommand() : Command(Word, Roles.AnyAdmin)
{
    /// <summary>The word.</summary>
    public const string Word = "hapusdata";

    private const string Grant = "setuju ",
        Refuse = "tolak ";
    private const int Shown = 10;

    /// <inheritdoc/>
    public override bool AsksAgain => true;

    /// <inheritdoc/>
    public override bool IsList => true;

    /// <inheritdoc/>
    public override string Description(Texts texts) => texts.CommandHapusdata;

    /// <inheritdoc/>
    public override Task RunAsync(Turn turn, string rest, CancellationToken cancellation)
    {
        bool Begins(string with) => rest.StartsWith(with, StringComparison.OrdinalIgnoreCase);
        return Begins(Grant) ? DecideAsync(turn.Update, rest[Grant.Length..], isGranted: true, cancellation)
            : Begins(Refuse) ? DecideAsync(turn.Update, rest[Refuse.Length..], isGranted: false, cancellation)
            : ListAsync(turn.Update, cancellation);
    }

    /// <summary>Tells every admin that the person of an update asked.</summary>
    public static async Task TellAdminsAsync(UpdateContext update, CancellationToken cancellation)
    {
        var admins = update.Db.RoleHolders.Where(person => (person.Roles & Roles.AnyAdmin) != 0);
        foreach (var admin in await Reachability.AddressesOf(admins, cancellation))
        {
            var texts = update.Work.TextsFor(admin.Person, admin);
            var (words, buttons) = await ViewAsync(update, update.Person, texts, cancellation);
            update.Outbox.Write(
                admin,
                OutboxPurpose.Announcement,
                new OutgoingMessage { Markup = words.Markup, Buttons = buttons },
                // It names them, and goes with them.
                callPersonId: update.Person.Id
            );
        }
    }

    private static async Task ListAsync(UpdateContext update, CancellationToken cancellation)
    {
        var waiting = await update
            .Db.People.Where(person => person.ErasureAskedAt != null && person.ErasureGrantedAt == null)
            .OrderBy(person => person.ErasureAskedAt)
            .Take(Shown)
            .ToListAsync(cancellation);
        if (waiting.Count == 0)
            update.Reply(update.Texts.ErasureNoRequest);
        foreach (var person in waiting)
        {
            var (words, buttons) = await ViewAsync(update, person, update.Texts, cancellation);
            update.Reply(words, buttons);
        }
    }

    private static async Task<(ChatText Words, OutgoingButton[][] Buttons)> ViewAsync(
        UpdateContext update,
        Person person,
        Texts texts,
        CancellationToken cancellation
    )
    {
        var own = update.Db.Tickets.Where(ticket => ticket.ReporterId == person.Id);
        var last = await own.OrderByDescending(t => t.Id).Select(t => t.Code).FirstOrDefaultAsync(cancellation);
        var words = texts.ErasureForAdmin(
            name: person.ApplicantName ?? person.Name,
            reports: last is null
                ? texts.ErasureNoReports
                : texts.ErasureReports(count: await own.CountAsync(cancellation), last: last)
        );
        return (
            words,
            [
                [Button(texts.LabelErasureGrant(person.Name), Grant, person)],
                [Button(texts.LabelErasureRefuse(person.Name), Refuse, person)],
            ]
        );
    }

    // Of two admins the first decides; the other hears that nothing waits any more.
    private static async Task DecideAsync(
        UpdateContext update,
        string id,
        bool isGranted,
        CancellationToken cancellation
    )
    {
        var person = long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? await update
                .Db.People.Include(p => p.Contacts)
                .SingleOrDefaultAsync(
                    p => p.Id == number && p.ErasureAskedAt != null && p.ErasureGrantedAt == null,
                    cancellation
                )
            : null;
        if (person is null)
        {
            update.Reply(update.Texts.ErasureNoRequest);
            return;
        }
        if (isGranted)
            person.ErasureGrantedAt = update.Now;
        else
            person.ErasureAskedAt = null;
        update.Reply(isGranted ? update.Texts.ErasureGranted(person.Name) : update.Texts.ErasureRefused(person.Name));
        if (Reachability.AddressOf(person) is not { } address)
            return;
        var texts = update.Work.TextsFor(person, address);
        var told = isGranted ? texts.ErasureDone : texts.ErasureDenied;
        update.Outbox.Write(address, OutboxPurpose.ReporterNotice, new OutgoingMessage { Markup = told.Markup });
    }

    private static OutgoingButton Button(string label, string decision, Person person) =>
        new(label, new ButtonData.Command(Word, $"{decision}{person.Id}").ToString());
}
