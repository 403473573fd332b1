using System.Globalization;
using Helpdesk.TestKit;

namespace Helpdesk.Bench;

/// <summary>How long something took, many times.</summary>
internal static class Times
{
    /// <summary>The time at or below which a share of all lies, in milliseconds.</summary>
    public static double At(this IEnumerable<TimeSpan> times, double share)
    {
        var sorted = times.Order().ToList();
        return sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)].TotalMilliseconds;
    }

    /// <summary>Measures one thing.</summary>
    public static async Task<TimeSpan> OfAsync(Func<Task> work)
    {
        var began = TimeProvider.System.GetTimestamp();
        await work();
        return TimeProvider.System.GetElapsedTime(began);
    }

    /// <summary>A line of the output.</summary>
    public static void Print(string what, FormattableString figures) =>
        Console.WriteLine($"{what, -44}{figures.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Measures one question of a person and its answer.</summary>
    public static Task<TimeSpan> AskAsync(TestPhone phone, string text, string expect) =>
        OfAsync(() => phone.Ask(text, expect));
}
