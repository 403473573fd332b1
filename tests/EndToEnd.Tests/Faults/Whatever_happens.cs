using System.Globalization;

namespace Helpdesk.EndToEnd.Tests.Faults;

/// <summary>
/// Days on which things go wrong, each made of a seed: calls that hang, are refused or lose their answers, a locked
/// database, a full disk, photos that are gone, stops, kills, clocks that jump. <c>HELPDESK_FAULT_SEEDS=1-200</c> tries more
/// of them, <c>HELPDESK_FAULT_SEEDS=7</c> one again.
/// </summary>
public sealed class Whatever_happens
{
    private const string FewSeeds = "1-2";
    private const int IncidentsADay = 4;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(500);

    [Fact]
    public Task Every_ticket_is_kept_once_and_every_message_comes_in_a_process_that_is_stopped_and_moved_in_time() =>
        OverSeedsAsync(isProcess: false);

    [Fact]
    public Task Every_ticket_is_kept_once_and_every_message_comes_in_a_process_that_is_stopped_and_killed() =>
        OverSeedsAsync(isProcess: true);

    private static async Task OverSeedsAsync(bool isProcess)
    {
        List<string> failed = [];
        foreach (var seed in Seeds())
            try
            {
                var wrong = await TryAsync(seed, isProcess);
                if (wrong.Count > 0)
                    failed.Add($"Seed {seed}:\n  {string.Join("\n  ", wrong)}");
            }
            catch (Exception failure)
            {
                failed.Add($"Seed {seed}: {failure}");
            }
        Assert.True(failed.Count == 0, string.Join("\n\n", failed));
    }

    private static IEnumerable<int> Seeds()
    {
        var wanted = Environment.GetEnvironmentVariable("HELPDESK_FAULT_SEEDS") ?? FewSeeds;
        var ends = wanted.Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToList();
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1);
    }

    private static async Task<IReadOnlyList<string>> TryAsync(int seed, bool isProcess)
    {
        await using var room = await FaultRoom.OpenAsync(seed, isProcess);
        var day = new Day(room);
        List<string> happened = [];
        var evening = new TaskCompletionSource();
        try
        {
            var filing = Task.WhenAll(
                room.Reporters.Select((who, n) => day.FileAsync(who, seed * 10 + n, evening.Task))
            );
            var approving = day.ApproveAsync(filing);
            var asking = day.AskAsync(evening.Task);
            var kinds = isProcess ? Incidents.OfAProcess : Incidents.OfAHost;
            for (var number = 0; number < IncidentsADay; number++)
            {
                var incident = room.Dice.Of(kinds);
                happened.Add(incident.Name);
                await incident.HappensAsync(room);
                await Task.Delay(Breath, TimeProvider.System);
            }
            evening.SetResult();
            await Task.WhenAll(filing, approving, asking);
            await Owed.AllSentAsync(room);
            var wrong = await Owed.WrongAsync(room, day);
            return wrong.Count == 0 ? [] : [$"happened: {string.Join(", ", happened)}", .. wrong];
        }
        catch (Exception failure)
        {
            evening.TrySetResult();
            throw new InvalidOperationException(
                $"happened: {string.Join(", ", happened)}\n{failure.Message}\nThe Bot's last words:\n{room.Life.Output}\nStill owed at {room.Clock.GetUtcNow():O}:\n{await Owed.OpenAsync(room)}",
                failure
            );
        }
    }
}
