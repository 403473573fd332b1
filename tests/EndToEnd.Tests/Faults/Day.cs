using Helpdesk.TestKit;

namespace Helpdesk.EndToEnd.Tests.Faults;

/// <summary>What people do meanwhile: they file and approve, and one only asks, and measures.</summary>
internal sealed class Day(FaultRoom room)
{
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(5);
    private readonly List<string> _filed = [];
    private readonly List<string> _tooLate = [];

    /// <summary>The IDs that were confirmed to reporters.</summary>
    public IReadOnlyList<string> Filed => _filed;

    /// <summary>Replies that came too late to somebody to whom nothing was wrong.</summary>
    public IReadOnlyList<string> TooLate => _tooLate;

    /// <summary>Files until it is evening, and one ticket more.</summary>
    public async Task FileAsync(TelegramPhone reporter, int seed, Task evening)
    {
        var dice = new Dice(seed);
        bool isLast;
        do
        {
            isLast = evening.IsCompleted;
            var photos = dice.Below(2);
            var id = await room.Bedtime.AwakeAsync(() => room.People.File(reporter, photos));
            lock (_filed)
                _filed.Add(id);
        } while (!isLast);
    }

    /// <summary>Approves what was filed, once each.</summary>
    public async Task ApproveAsync(Task filing)
    {
        var approved = 0;
        while (true)
        {
            List<string> todo;
            var isOver = filing.IsCompleted;
            lock (_filed)
                todo = _filed[approved..];
            foreach (var id in todo)
            {
                await ApproveAsync(id);
                approved++;
            }
            if (isOver && todo.Count == 0)
                return;
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    /// <summary>
    /// Asks, again and again, and notes how long the answer takes while everything is right for them.
    /// </summary>
    public async Task AskAsync(Task evening)
    {
        while (!evening.IsCompleted)
        {
            var spared = room.SparesBystander;
            var began = TimeProvider.System.GetTimestamp();
            await room.Bystander.Ask("/tiket", "Belum ada laporan");
            var took = TimeProvider.System.GetElapsedTime(began);
            if (spared && room.SparesBystander && took > Enough)
                _tooLate.Add($"{took.TotalSeconds:0.0} s");
            await Task.Delay(TimeSpan.FromMilliseconds(400), TimeProvider.System);
        }
    }

    private async Task ApproveAsync(string id)
    {
        var staff = room.People.Staff;
        await SopScript.TapOn(staff, id, "Setujui");
        await staff.See($"Tiket {id} siap diperbaiki");
    }
}
