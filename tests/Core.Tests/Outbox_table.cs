using Helpdesk.Core.Messages;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tests;

/// <summary>What becomes of an outbox row, looked at as a whole.</summary>
public sealed class Outbox_table
{
    private static readonly OutboxStatus[] Statuses = Enum.GetValues<OutboxStatus>();
    private static readonly OutboxEvent[] Events = Enum.GetValues<OutboxEvent>();

    [Fact]
    public void Each_event_leads_to_one_status_wherever_it_comes()
    {
        foreach (var happened in Events)
            Assert.Single(Statuses.Select(from => OutboxTable.After(from, happened)).OfType<OutboxStatus>().Distinct());
    }

    [Fact]
    public void No_status_has_two_exits_for_one_event() =>
        Assert.Distinct(OutboxTable.Exits.Select(exit => (exit.From, exit.On)));

    [Fact]
    public void What_is_parked_stays_parked() =>
        Assert.DoesNotContain(OutboxTable.Exits, exit => exit.From is OutboxStatus.Parked);

    [Fact]
    public void What_was_sent_is_sent_again_only_when_the_platform_says_that_it_did_not_arrive() =>
        Assert.Equal(
            [OutboxEvent.ReportedTooFast, OutboxEvent.ReportedOutsideWindow, OutboxEvent.NeverArrives],
            OutboxTable.Exits.Where(exit => exit.From is OutboxStatus.Sent).Select(exit => exit.On)
        );

    [Fact]
    public void From_everywhere_but_the_end_a_row_can_still_be_sent_or_be_given_up_aloud()
    {
        foreach (var from in Statuses.Except([OutboxStatus.Parked]))
        {
            Assert.Contains(OutboxStatus.Sent, Reachable(from));
            Assert.Equal(OutboxStatus.Parked, OutboxTable.After(from, OutboxEvent.NeverArrives));
        }
    }

    [Fact]
    public void Only_what_is_to_be_sent_is_taken() =>
        Assert.All(
            OutboxTable.Exits.Where(exit => exit.On is OutboxEvent.Taken or OutboxEvent.PartTaken),
            exit => Assert.Equal(OutboxStatus.Pending, exit.From)
        );

    [Theory]
    [MemberData(nameof(Happenings))]
    public void A_query_finds_the_rows_that_the_table_moves(string name)
    {
        var happened = Enum.Parse<OutboxEvent>(name);
        var rows = Statuses
            .Select(status => new OutboxMessage { Content = new OutgoingMessage(), Status = status })
            .ToList();
        var found = rows.AsQueryable().On(happened).Select(row => row.Status).ToList();
        Assert.Equal(Statuses.Where(status => OutboxTable.After(status, happened) is not null), found);
    }

    [Fact]
    public void Its_statuses_are_constants_in_the_statement_so_that_partial_indexes_serve()
    {
        var options = new DbContextOptionsBuilder<SqliteHelpdeskDb>();
        StorageRegistration.UseSqlite(options, "Data Source=:memory:");
        using var db = new SqliteHelpdeskDb(options.Options);
        Assert.Contains("'Deferred'", db.Outbox.On(OutboxEvent.TimeCame).ToQueryString(), StringComparison.Ordinal);
    }

    public static TheoryData<string> Happenings => [.. Events.Select(happened => $"{happened}")];

    private static HashSet<OutboxStatus> Reachable(OutboxStatus from)
    {
        HashSet<OutboxStatus> reached = [];
        void Go(OutboxStatus at)
        {
            foreach (var exit in OutboxTable.Exits.Where(exit => exit.From == at))
                if (reached.Add(exit.To))
                    Go(exit.To);
        }
        Go(from);
        return reached;
    }
}
