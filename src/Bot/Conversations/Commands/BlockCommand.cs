using System.Globalization;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// Blocks someone who is a nuisance, by a ticket of theirs, after asking once; without a ticket, lists whoever is
/// blocked, each with a button that lifts it.
/// </summary>
internal sealed class BlockCommand() : Command(Word, Roles.AnyAdmin)
{
    /// <summary>The word.</summary>
    public const string Word = "blokir";

    private const string Sure = "ya ",
        Lift = "buka ";
    private const int Shown = 20;

    /// <inheritdoc/>
    public override bool AsksAgain => true;

    /// <inheritdoc/>
    public override string Description(Texts texts) => texts.CommandBlokir;

    /// <inheritdoc/>
    public override bool Takes(string rest, DateOnly today) =>
        TicketCode.Find(rest, out _) is not TicketCodeReading.None || TicketCode.IsTail(rest, out _);

    /// <inheritdoc/>
    public override Task RunAsync(Turn turn, string rest, CancellationToken cancellation)
    {
        bool Begins(string with) => rest.StartsWith(with, StringComparison.OrdinalIgnoreCase);
        if (rest.Length == 0)
            return ListAsync(turn.Update, cancellation);
        if (Begins(Lift))
            return LiftAsync(turn.Update, rest[Lift.Length..], cancellation);
        return Begins(Sure)
            ? BlockAsync(turn.Update, rest[Sure.Length..], isSure: true, cancellation)
            : BlockAsync(turn.Update, rest, isSure: false, cancellation);
    }

    private static async Task BlockAsync(UpdateContext update, string rest, bool isSure, CancellationToken cancellation)
    {
        var named = await NamedAsync(update, rest, cancellation);
        var (person, code) = (named?.Reporter, named?.Code);
        if (person is null)
            update.Reply(update.Texts.BlockHowTo);
        else if (person.Roles is not Roles.None)
            update.Reply(update.Texts.BlockNotOfficers);
        else if (person.BlockedAt is not null)
            update.Reply(
                update.Texts.BlockedAlready(person.Name),
                [
                    [LiftButton(update, person)],
                ]
            );
        else if (!isSure)
            update.Reply(
                update.Texts.BlockSure(person.Name),
                [
                    [new(update.Texts.LabelBlock, new ButtonData.Command(Word, $"{Sure}{code}").ToString())],
                ]
            );
        else
            Block(update, person);
    }

    private static Task<Ticket?> NamedAsync(UpdateContext update, string rest, CancellationToken cancellation)
    {
        var tickets = update.Db.Tickets.Include(ticket => ticket.Reporter).OrderByDescending(ticket => ticket.Id);
        if (TicketCode.Find(rest, out var code) is TicketCodeReading.Good)
            return tickets.FirstOrDefaultAsync(ticket => ticket.Code == code, cancellation);
        return TicketCode.IsTail(rest, out var tail)
            ? tickets.FirstOrDefaultAsync(ticket => ticket.Code.EndsWith($"-{tail}"), cancellation)
            : Task.FromResult<Ticket?>(null);
    }

    private static void Block(UpdateContext update, Person person)
    {
        (person.BlockedAt, person.BlockToldAt) = (update.Now, null);
        update.Reply(
            update.Texts.BlockDone(person.Name),
            [
                [LiftButton(update, person)],
            ]
        );
    }

    private static async Task LiftAsync(UpdateContext update, string id, CancellationToken cancellation)
    {
        var person = long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? await update.Db.People.SingleOrDefaultAsync(p => p.Id == number, cancellation)
            : null;
        if (person is null)
        {
            update.Reply(update.Texts.BlockHowTo);
            return;
        }
        (person.BlockedAt, person.BlockToldAt) = (null, null);
        update.Reply(update.Texts.BlockLifted(person.Name));
    }

    private static OutgoingButton LiftButton(UpdateContext update, Person person) =>
        new(update.Texts.LabelUnblock(person.Name), new ButtonData.Command(Word, $"{Lift}{person.Id}").ToString());

    private static async Task ListAsync(UpdateContext update, CancellationToken cancellation)
    {
        var blocked = await update
            .Db.People.Where(person => person.BlockedAt != null)
            .OrderBy(person => person.BlockedAt)
            .Take(Shown)
            .ToListAsync(cancellation);
        if (blocked.Count == 0)
            update.Reply(update.Texts.BlockHowTo);
        else
            update.Reply(
                ChatText.Paragraphs(update.Texts.BlockedPeople(blocked.Count), update.Texts.BlockHowTo),
                [.. blocked.Select(person => new[] { LiftButton(update, person) })]
            );
    }
}
