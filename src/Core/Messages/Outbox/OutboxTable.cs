using System.Linq.Expressions;
using static Helpdesk.Core.Messages.OutboxEvent;
using static Helpdesk.Core.Messages.OutboxStatus;

namespace Helpdesk.Core.Messages;

/// <summary>
/// What becomes of an outbox row, as one table: whoever sends, hears reports, or sees that someone wrote says what
/// happened, and this says where the row goes. What has no exit here changes nothing. A parked row stays parked, or a
/// message would come twice: here and where it went instead.
/// </summary>
internal static class OutboxTable
{
    /// <summary>Every way out of every status.</summary>
    public static readonly IReadOnlyList<OutboxExit> Exits =
    [
        new(Pending, PartTaken, Pending),
        new(Pending, Taken, Sent),
        new(Pending, NothingLeft, Sent),
        new(Pending, HeldBack, Deferred),
        new(Pending, WindowClosed, Waiting),
        new(Pending, ReportedTooFast, Deferred),
        new(Pending, ReportedOutsideWindow, Pending),
        new(Pending, NeverArrives, Parked),
        new(Pending, GivenUp, Parked),
        new(Pending, Superseded, Parked),
        new(Deferred, TimeCame, Pending),
        new(Deferred, ReportedTooFast, Deferred),
        new(Deferred, ReportedOutsideWindow, Pending),
        new(Deferred, NeverArrives, Parked),
        new(Waiting, PersonWrote, Pending),
        new(Waiting, PersonWroteElsewhere, Parked),
        new(Waiting, ReportedTooFast, Deferred),
        new(Waiting, NeverArrives, Parked),
        // What was sent whole can turn out not to have arrived.
        new(Sent, ReportedTooFast, Deferred),
        new(Sent, ReportedOutsideWindow, Pending),
        new(Sent, NeverArrives, Parked),
    ];

    /// <summary>Where an event leads, from wherever it has an exit: there is one place for each.</summary>
    public static OutboxStatus To(OutboxEvent happened) => Exits.First(exit => exit.On == happened).To;

    /// <summary>Where an event leads from a status; null when it changes nothing there.</summary>
    public static OutboxStatus? After(OutboxStatus from, OutboxEvent happened) =>
        Exits.FirstOrDefault(exit => exit.From == from && exit.On == happened)?.To;

    /// <summary>
    /// The rows to which something can happen. Their statuses are constants, so that partial indexes serve.
    /// </summary>
    public static IQueryable<OutboxMessage> On(this IQueryable<OutboxMessage> rows, OutboxEvent happened)
    {
        var row = Expression.Parameter(typeof(OutboxMessage), "row");
        var status = Expression.Property(row, nameof(OutboxMessage.Status));
        var any = Exits
            .Where(exit => exit.On == happened)
            .Select(exit => (Expression)Expression.Equal(status, Expression.Constant(exit.From)))
            .Aggregate(Expression.OrElse);
        return rows.Where(Expression.Lambda<Func<OutboxMessage, bool>>(any, row));
    }

    /// <summary>Moves a row that is at hand; returns whether anything has changed for it.</summary>
    public static bool Move(this OutboxMessage row, OutboxEvent happened)
    {
        if (After(row.Status, happened) is not { } to)
            return false;
        row.Status = to;
        return true;
    }
}
