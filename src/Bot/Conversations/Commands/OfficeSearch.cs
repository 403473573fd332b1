using System.Globalization;

namespace Helpdesk.Bot.Conversations;

/// <summary>A page of the offices that words name, as it stands behind the command: <c>?2 puskesmas</c>.</summary>
/// <param name="Words">The words.</param>
/// <param name="Page">Which page, from 1.</param>
internal sealed record OfficeSearch(string Words, int Page)
{
    // A button carries 64 bytes; a word that is cut short still finds what it begins.
    private const int MostCharacters = 24;

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"?{Page} {Words[..Math.Min(Words.Length, MostCharacters)]}");

    /// <summary>Reads it; null when it is none.</summary>
    public static OfficeSearch? Read(string text) =>
        text.Split(' ', 2) is [['?', .. var page], var words]
        && int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var no)
            ? new(words, no)
            : null;
}
