namespace Helpdesk.EndToEnd.Tests.Faults;

/// <summary>
/// Days on which things go wrong, each made of a seed: calls that hang, are refused or lose their answers, a locked
/// database, a full disk, photos that are gone, stops, kills, clocks that jump.
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

    private static Task OverSeedsAsync(bool isProcess) => Seeds.OverAsync(FewSeeds, seed => TryAsync(seed, isProcess));

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
