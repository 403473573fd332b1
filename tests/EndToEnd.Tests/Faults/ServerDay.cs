using Helpdesk.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.EndToEnd.Tests.Faults;

/// <summary>What goes wrong on a day of several processes, by the throws of dice.</summary>
internal sealed class ServerDay(ServerRoom room, Dice dice)
{
    private readonly List<string> _happened = [];

    /// <summary>What happened so far.</summary>
    public IReadOnlyList<string> Happened => _happened;

    /// <summary>How many times a process or a connection ended in the middle of something.</summary>
    public int Kills { get; private set; }

    /// <summary>Has one incident after the other happen.</summary>
    /// <param name="count">How many.</param>
    /// <param name="longestBreath">Milliseconds between two, at most.</param>
    /// <param name="longestAway">Milliseconds for which something is away, at most.</param>
    public async Task RunAsync(int count, int longestBreath, int longestAway)
    {
        for (var number = 0; number < count; number++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(dice.Below(longestBreath)), TimeProvider.System);
            var away = TimeSpan.FromMilliseconds(dice.Below(longestAway));
            switch (dice.Below(8))
            {
                case 0 or 1 or 2:
                    await KillAsync(dice.Of(room.Bots), "a Bot is killed", away);
                    break;
                case 3:
                    await KillAsync(dice.Of(room.Workers), "a Worker is killed", away);
                    break;
                case 4:
                    await StopAsync(dice.Of(room.Bots), "a Bot is stopped", away);
                    break;
                case 5:
                    await StopAsync(dice.Of(room.Workers), "a Worker is stopped", away);
                    break;
                case 6:
                    await CutAsync();
                    break;
                default:
                    await RestartAsync(away);
                    break;
            }
        }
    }

    /// <summary>A ticket that nobody looks at is late from now on.</summary>
    public async Task LetTimeRunOutAsync(string code)
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var db = room.Open();
        await db
            .Visits.Where(visit => visit.Ticket.Code == code && visit.LeftAt == null)
            .ExecuteUpdateAsync(set =>
                set.SetProperty(visit => visit.RemindedAt, now).SetProperty(visit => visit.DueAt, now)
            );
    }

    private Task KillAsync(BotProcess process, string what, TimeSpan away)
    {
        Happens(what);
        Kills++;
        return room.EndAsync(process, process.Kill, away);
    }

    private Task StopAsync(BotProcess process, string what, TimeSpan away)
    {
        Happens(what);
        return room.EndAsync(process, process.Stop, away);
    }

    private async Task CutAsync()
    {
        Happens("all connections to the database are cut");
        Kills++;
        await using var db = room.Open();
        await db.Database.ExecuteSqlAsync(
            $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        );
    }

    private async Task RestartAsync(TimeSpan away)
    {
        Happens("the database's server restarts");
        Kills++;
        await PostgresTestServer.RestartAsync(away);
    }

    private void Happens(string what) => _happened.Add(what);
}
