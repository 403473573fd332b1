using System.Globalization;

namespace Helpdesk.EndToEnd.Tests.Faults;

/// <summary>
/// The days that are tried: few, unless <c>HELPDESK_FAULT_SEEDS</c> says <c>1-200</c>, or <c>7</c> for one again.
/// </summary>
internal static class Seeds
{
    /// <summary>Tries each; whatever went wrong is said with its seed.</summary>
    /// <param name="few">Those that are tried when nothing is said.</param>
    /// <param name="tryAsync">One day; returns what went wrong.</param>
    public static async Task OverAsync(string few, Func<int, Task<IReadOnlyList<string>>> tryAsync)
    {
        List<string> failed = [];
        foreach (var seed in Wanted(few))
            try
            {
                var wrong = await tryAsync(seed);
                if (wrong.Count > 0)
                    failed.Add($"Seed {seed}:\n  {string.Join("\n  ", wrong)}");
            }
            catch (Exception failure)
            {
                failed.Add($"Seed {seed}: {failure}");
            }
        Assert.True(failed.Count == 0, string.Join("\n\n", failed));
    }

    private static IEnumerable<int> Wanted(string few)
    {
        var wanted = Environment.GetEnvironmentVariable("HELPDESK_FAULT_SEEDS") ?? few;
        var ends = wanted.Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToList();
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1);
    }
}
