namespace Helpdesk.Worker.Settings;

/// <summary>Which name was meant by one that is not known.</summary>
internal static class NearestName
{
    /// <summary>The name that takes the fewest letters put in, left out or replaced.</summary>
    public static string Of(string written, IEnumerable<string> known) =>
        known.MinBy(name => Distance(written.ToUpperInvariant(), name.ToUpperInvariant()))!;

    // Levenshtein's distance, a row of the table at a time.
    private static int Distance(string one, string other)
    {
        var above = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var row = new int[other.Length + 1];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replaced = above[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[^1];
    }
}
