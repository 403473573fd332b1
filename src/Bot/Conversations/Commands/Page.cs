using System.Globalization;

namespace Helpdesk.Bot.Conversations;

/// <summary>A page of a list.</summary>
/// <param name="No">Which, from 1.</param>
/// <param name="Pages">How many there are, at least 1.</param>
/// <param name="Length">How many lines a page has.</param>
internal readonly record struct Page(int No, int Pages, int Length)
{
    /// <summary>The page that is asked for; the last one where there are fewer by now, the first if none is.</summary>
    public static Page Of(string rest, int count, int length)
    {
        var pages = Math.Max(1, (count + length - 1) / length);
        return int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) && wanted >= 1
            ? new(Math.Min(wanted, pages), pages, length)
            : new(1, pages, length);
    }

    /// <summary>How many lines stand before it.</summary>
    public int Skipped => (No - 1) * Length;

    /// <summary>The next page, or null.</summary>
    public int? Next => No < Pages ? No + 1 : null;
}
