using Helpdesk.Core.People;
using Helpdesk.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bench;

/// <summary>
/// Closed tickets of years ago, each with its visit, history and message, for a database of the size that it grows to.
/// </summary>
internal static class TicketsOfYearsAgo
{
    private const string Base = "1000000",
        Then = "'2024-03-04 02:00:00'";

    /// <summary>Writes tickets into a running Bot's database. As SQL: the use cases would take hours.</summary>
    /// <param name="bot">The Bot; somebody without a role has written to it.</param>
    /// <param name="from">How many of them are there already.</param>
    /// <param name="to">How many there are to be.</param>
    public static async Task WriteAsync(RunningBot bot, int from, int to)
    {
        await using var db = bot.Db();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        var reporter = await db.People.Where(person => person.Roles == Roles.None).Select(p => p.Id).FirstAsync();
        var contact = await db.Contacts.Where(c => c.PersonId == reporter).Select(c => c.Id).FirstAsync();
        var numbers = $"WITH RECURSIVE n(x) AS (SELECT {from + 1} UNION ALL SELECT x + 1 FROM n WHERE x < {to})";
        string[] statements =
        [
            $"INSERT INTO Tickets (Id, Code, State, Category, ReporterId, ApplicantName, Office, Phone, Location, Description, HandlerId, FiledAt, ClosedAt, Revision) {numbers} SELECT {Base} + x, printf('HD-2403-%07d', x), 'Closed', 1 + x % 2, 1 + x % 4, 'Sari', 'Dinas Kesehatan', '+62812', 'Lantai 2', 'Internet mati', 1 + x % 4, {Then}, {Then}, 9 FROM n",
            $"INSERT INTO StepVisits (Id, TicketId, Step, EnteredAt, DueAt, AnnouncedAt, LeftAt, LeftById, Outcome, Taken, Target) {numbers} SELECT {Base} + x, {Base} + x, 6, {Then}, {Then}, {Then}, {Then}, 1, 'Close', 1, 1 FROM n",
            $"INSERT INTO TicketEvents (TicketId, VisitId, Action, \"From\", \"To\", ActorId, At, Photos) {numbers} SELECT {Base} + x, {Base} + x, 'Close', 'ReadyToClose', 'Closed', 1, {Then}, 0 FROM n",
            $"INSERT INTO Outbox (ContactId, Purpose, TicketId, Content, Status, CreatedAt, NotBefore, SentAt, PlatformMessageId, Channel, PartsSent) {numbers} SELECT {contact}, 'ReporterNotice', {Base} + x, '{{}}', 'Sent', {Then}, {Then}, {Then}, 'old' || x, 'Telegram', 1 FROM n",
        ];
        foreach (var statement in statements)
            await db.Database.ExecuteSqlRawAsync(statement.Replace("{}", "{{}}", StringComparison.Ordinal));
        await db.Database.ExecuteSqlRawAsync("ANALYZE; PRAGMA wal_checkpoint(TRUNCATE);");
    }
}
