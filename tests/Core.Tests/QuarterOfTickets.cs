using System.Diagnostics.CodeAnalysis;
using Helpdesk.Core.Kpi;
using Helpdesk.Core.Sop;
using Microsoft.Data.Sqlite;

namespace Helpdesk.Core.Tests;

/// <summary>The third quarter of 2026 with 20,000 tickets of known figures, among others that must not count.</summary>
internal sealed class QuarterOfTickets
{
    public const int Tickets = 20_000;

    private const int Offices = 15,
        Staff = 10,
        Head = 12;
    private static readonly DateTimeOffset Begin = new(2026, 6, 30, 17, 0, 0, TimeSpan.Zero),
        End = new(2026, 9, 30, 17, 0, 0, TimeSpan.Zero);
    private readonly SqliteCommand _ticket,
        _visit;
    private uint _seed = 20261124;
    private long _lastTicket;

    public QuarterOfTickets(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        Run(
            connection,
            string.Concat(
                Enumerable
                    .Range(1, Head)
                    .Select(id =>
                        $"INSERT INTO People (Id, Name, Roles, Teams) VALUES ({id}, '{NameOf(id)}', {(id == Head ? 2 : id == 1 ? 0 : 1)}, 3);"
                    )
            )
        );
        _ticket = Prepare(
            connection,
            "INSERT INTO Tickets (Id, Code, State, Category, ReporterId, ApplicantName, Office, Phone, Location, Description, HandlerId, FiledAt, Revision) "
                + "VALUES ($id, $code, $state, $category, 1, 'Sari', $office, '+62812', 'L', 'D', $handler, $filed, 1)",
            "id",
            "code",
            "state",
            "category",
            "office",
            "handler",
            "filed"
        );
        _visit = Prepare(
            connection,
            "INSERT INTO StepVisits (TicketId, Step, EnteredAt, DueAt, LeftAt, LeftById, Outcome, Target, Taken, AnnouncedAt) "
                + "VALUES ($ticket, $step, $entered, $due, $left, $by, $outcome, $target, $taken, $entered)",
            "ticket",
            "step",
            "entered",
            "due",
            "left",
            "by",
            "outcome",
            "target",
            "taken"
        );
        for (var number = 0; number < Tickets; number++)
            Add(number);
        transaction.Commit();
    }

    public static DaySpan Days { get; } = new(new(2026, 7, 1), new(2026, 9, 30));

    public static DateTimeOffset Now => End.AddDays(1);

    /// <summary>The visits that count.</summary>
    public List<Known> Ended { get; } = [];

    /// <summary>The open visits that are overdue.</summary>
    public List<Known> Overdue { get; } = [];

    private static string NameOf(int person) =>
        person switch
        {
            1 => "Sari",
            Head => "Hadi Nugroho",
            _ => $"Staf {person - 1:00}",
        };

    private static double Target(int step) =>
        step switch
        {
            1 => 10,
            2 => 30,
            3 => 180,
            4 => 10,
            5 => 60,
            _ => 5,
        };

    // Every tenth ticket escalates, every twelfth is returned first, every fiftieth withdrawn, every fortieth still
    // open.
    private void Add(int number)
    {
        var (category, office, handler) = (
            number % 3 == 0 ? 1 : 2,
            $"Dinas {number % Offices:00}",
            2 + (number * 7 % Staff)
        );
        var filed = Begin.AddSeconds(Next((uint)(End - Begin).TotalSeconds - 90_000));
        var open = number % 40 == 7;
        Insert(
            _ticket,
            ++_lastTicket,
            $"HD-2607-{number:000000}",
            open ? "ReadyToClose" : "Closed",
            category,
            office,
            handler,
            filed.UtcDateTime
        );
        Visit(1, 1, "", category, office, filed);
        if (number % 50 == 0)
        {
            // Withdrawn by the reporter: nobody's time.
            Insert(
                _visit,
                _lastTicket,
                2,
                filed.UtcDateTime,
                DBNull.Value,
                filed.AddHours(1).UtcDateTime,
                1,
                nameof(TicketAction.Cancel),
                Ticks(30),
                Ticks(500)
            );
            return;
        }
        if (number % 12 == 0)
        {
            Visit(2, handler, nameof(TicketAction.Return), category, office, filed);
            // Waiting for the reporter has no target.
            Insert(
                _visit,
                _lastTicket,
                1,
                filed.UtcDateTime,
                DBNull.Value,
                filed.AddHours(5).UtcDateTime,
                1,
                nameof(TicketAction.Resubmit),
                DBNull.Value,
                Ticks(300)
            );
        }
        Visit(2, handler, nameof(TicketAction.Approve), category, office, filed);
        Visit(3, handler, nameof(TicketAction.FinishRepair), category, office, filed);
        var escalates = number % 10 == 0;
        Visit(
            4,
            handler,
            escalates ? nameof(TicketAction.Escalate) : nameof(TicketAction.DeclineEscalation),
            category,
            office,
            filed
        );
        if (escalates)
            Visit(5, Head, nameof(TicketAction.Resolve), category, office, filed);
        if (!open)
        {
            Visit(6, handler, nameof(TicketAction.Close), category, office, filed);
            // Before and after the quarter, to the second.
            if (number % 100 == 1)
                Insert(
                    _visit,
                    _lastTicket,
                    6,
                    Begin.AddDays(-1).UtcDateTime,
                    DBNull.Value,
                    Begin.AddTicks(-1).UtcDateTime,
                    handler,
                    nameof(TicketAction.Close),
                    Ticks(5),
                    Ticks(77)
                );
            if (number % 100 == 2)
                Insert(
                    _visit,
                    _lastTicket,
                    6,
                    filed.UtcDateTime,
                    DBNull.Value,
                    End.UtcDateTime,
                    handler,
                    nameof(TicketAction.Close),
                    Ticks(5),
                    Ticks(77)
                );
            return;
        }
        var due = number % 80 == 7 ? Now.AddMinutes(-1) : Now.AddMinutes(1);
        Insert(
            _visit,
            _lastTicket,
            6,
            filed.UtcDateTime,
            due.UtcDateTime,
            DBNull.Value,
            DBNull.Value,
            DBNull.Value,
            Ticks(5),
            DBNull.Value
        );
        if (due < Now)
            Overdue.Add(new Known(category == 1 ? "Aplikasi" : "Jaringan", office, 6, NameOf(handler), 0, 5, ""));
    }

    private void Visit(int step, int by, string outcome, int category, string office, DateTimeOffset entered)
    {
        // Whole seconds around the target, some exactly on it.
        var minutes = Next(10) == 0 ? Target(step) : Next((uint)(Target(step) * 120)) / 60.0;
        Insert(
            _visit,
            _lastTicket,
            step,
            entered.UtcDateTime,
            DBNull.Value,
            entered.AddHours(20).UtcDateTime,
            by,
            outcome.Length == 0 ? DBNull.Value : outcome,
            Ticks(Target(step)),
            Ticks(minutes)
        );
        Ended.Add(
            new Known(
                category == 1 ? "Aplikasi" : "Jaringan",
                office,
                step,
                step == 1 ? null : NameOf(by),
                minutes,
                Target(step),
                outcome
            )
        );
    }

    // Numerical Recipes' linear congruence: the same quarter in every run.
    private double Next(uint below) => (_seed = (_seed * 1664525) + 1013904223) >> 8 is var random ? random % below : 0;

    private static long Ticks(double minutes) => (long)Math.Round(minutes * 60) * TimeSpan.TicksPerSecond;

    [SuppressMessage("Security", "CA2100", Justification = "The statements are this file's.")]
    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    [SuppressMessage("Security", "CA2100", Justification = "The statements are this file's.")]
    private static SqliteCommand Prepare(SqliteConnection connection, string sql, params string[] names)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in names)
            command.Parameters.Add(new SqliteParameter($"${name}", DBNull.Value));
        return command;
    }

    private static void Insert(SqliteCommand command, params object[] values)
    {
        for (var index = 0; index < values.Length; index++)
            command.Parameters[index].Value = values[index];
        command.ExecuteNonQuery();
    }
}
