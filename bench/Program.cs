using Helpdesk.Bench;

// Ratios of one run on one machine: absolute times mean little elsewhere.
await TapToAnnouncement.RunAsync();
Console.WriteLine();
await UpdateCost.RunAsync();
Console.WriteLine();
await TimeRunsOut.RunAsync();
