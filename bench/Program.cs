using Helpdesk.Bench;

// Ratios of one run on one machine: absolute times mean little elsewhere.
await UpdateCost.RunAsync();
Console.WriteLine();
await TimeRunsOut.RunAsync();
