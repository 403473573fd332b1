using System.Text.RegularExpressions;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using SQLitePCL;

namespace Helpdesk.Bot.Tests;

/// <summary>
/// No statement of a message or a sweep works through rows that only become more: SQLite itself says how it finds what
/// a statement asks for. Its plans follow from the schema alone, because nothing is ever analysed.
/// </summary>
public sealed class Statements_and_their_indexes : ChatTest
{
    private const int PlansDetail = 3,
        SomeOfADay = 200;

    // A part that an index holds by its condition is small, however large the table.
    private static readonly Regex Whole = new(@"^SCAN (\w+)(?! USING (COVERING )?INDEX| VIRTUAL)");

    private static readonly string[] Growing =
    [
        "Attachments",
        "Contacts",
        "Conversations",
        "Deliveries",
        "Inbox",
        "Outbox",
        "People",
        "Photos",
        "StepVisits",
        "TicketEvents",
        "Tickets",
    ];
    private readonly HashSet<string> _statements = [];

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task No_table_that_grows_is_read_from_end_to_end(string platform)
    {
        using var trace = Record();
        await OfficeDayAsync(platform);
        // What an INSERT would look for among a row's dependants is looked for only where a reference is already
        // broken.
        var readWhole = _statements
            .Where(sql => !sql.StartsWith("INSERT", StringComparison.Ordinal))
            .SelectMany(sql => Plan(sql).Select(step => (step, sql)))
            .Where(found => Whole.Match(found.step) is { Success: true } read && Grows(read.Groups[1].Value, found.sql))
            .Select(found => $"{found.step}: {found.sql}");
        Assert.Empty(readWhole);
        Assert.True(_statements.Count > SomeOfADay, $"{_statements.Count} statements are not a day.");
    }

    [Fact]
    public async Task What_is_due_is_claimed_by_when_it_is_due()
    {
        using var trace = Record();
        await OfficeDayAsync("Telegram");
        var claims = _statements.Where(sql => sql.StartsWith("UPDATE \"StepVisits\" SET \"", StringComparison.Ordinal));
        var plans = claims.Where(sql => sql.Contains("LIMIT", StringComparison.Ordinal)).Select(Plan).ToList();
        Assert.Equal(2, plans.Select(plan => plan[^1]).Distinct().Count());
        Assert.All(
            plans,
            plan => Assert.Matches("^SEARCH StepVisits USING INDEX IX_StepVisits_(Due|ToRemind|Open) ", plan[^1])
        );
    }

    private async Task OfficeDayAsync(string platform)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        var hadi = await Chat.Person(new Channel(platform), Roles.Head, "Hadi Kepala");
        await AnnounceAsync(ticket);
        await Say(sari, "/lapor wifi aula mati", "menu", "/tiket", ticket.Code, "masih mati pak", "/batal");
        await Say(andi, "/tugas", "/antrean", ticket.Code, $"catat {ticket.Code} kabel dicek");
        await FinishAsync(andi, ticket);
        await Act(andi, ticket, TicketAction.Escalate, "perlu router baru");
        await AnnounceAsync(ticket);
        await Say(hadi, "/antrean", "/kinerja", ticket.Code);
        Chat.Clock.Advance(TimeSpan.FromDays(2));
        await Chat.SweepAsync();
        await Act(hadi, ticket, TicketAction.Resolve, "silakan beli");
        await AnnounceAsync(ticket);
        await Chat.SweepAsync();
        await Say(andi, $"tutup {ticket.Code}");
        await Say(sari, "terima kasih", ticket.Code);
    }

    private static bool Grows(string alias, string sql) =>
        Growing.Any(table => sql.Contains($"\"{table}\" AS \"{alias}\"", StringComparison.Ordinal) || table == alias);

    private Recording Record()
    {
        // What triggers do is told as a comment.
        raw.sqlite3_trace(
            Chat.Handle,
            (_, sql) =>
            {
                if (!sql.StartsWith("--", StringComparison.Ordinal))
                    _statements.Add(sql);
            },
            null
        );
        return new Recording(Chat.Handle);
    }

    private List<string> Plan(string sql)
    {
        List<string> steps = [];
        var answer = raw.sqlite3_prepare_v2(Chat.Handle, $"EXPLAIN QUERY PLAN {sql}", out var statement);
        Assert.True(answer == raw.SQLITE_OK, sql);
        using (statement)
            while (raw.sqlite3_step(statement) == raw.SQLITE_ROW)
                steps.Add(raw.sqlite3_column_text(statement, PlansDetail).utf8_to_string());
        return steps;
    }

    private sealed class Recording(sqlite3 handle) : IDisposable
    {
        public void Dispose() => raw.sqlite3_trace(handle, (strdelegate_trace?)null, null);
    }
}
