using Helpdesk.Bench;

// Ratios of one run on one machine: absolute times mean little elsewhere.
Dictionary<string, Func<Task>> figures = new()
{
    ["commits"] = DurableCommits.RunAsync,
    ["start"] = StartAndIdle.RunAsync,
    ["tap"] = TapToAnnouncement.RunAsync,
    ["growth"] = Growth.RunAsync,
    ["bulk"] = Bulk.RunAsync,
    ["due"] = TimeRunsOut.RunAsync,
    ["bots"] = OneBotOrTwo.RunAsync,
    ["move"] = MoveAtSize.RunAsync,
};
foreach (var name in args.Length > 0 ? args : [.. figures.Keys])
    if (figures.TryGetValue(name, out var measure))
        await measure();
    else
        Console.Error.WriteLine($"“{name}” is none of {string.Join(", ", figures.Keys)}.");
