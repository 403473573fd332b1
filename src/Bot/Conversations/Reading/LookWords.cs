using System.Collections.Frozen;
using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Conversations;

/// <summary>What officers want to see of a ticket, in words: <c>lihat foto</c>, <c>riwayat dong</c>.</summary>
internal static class LookWords
{
    private static readonly FrozenSet<string> Beside = "lihat tampilkan minta tolong mohon cek coba buka mana semua"
        .Split(' ')
        .ToFrozenSet();

    /// <summary>The button that words stand for and nothing else, or null.</summary>
    /// <param name="text">Cleaned words, without the ticket's ID.</param>
    /// <param name="ticketId">The ticket.</param>
    public static ButtonData? Of(string text, long ticketId)
    {
        var words = Tokens
            .Of(text)
            .Where(word => !Beside.Contains(word) && !Vocabulary.Fillers.Contains(word))
            .Distinct()
            .ToList();
        return words switch
        {
            ["riwayat" or "riwayatnya" or "history" or "selengkapnya"] => new ButtonData.History(ticketId),
            ["foto" or "fotonya" or "gambar" or "photo" or "photos"] => new ButtonData.Photos(ticketId),
            ["lainnya" or "more"] => new ButtonData.More(ticketId),
            _ => null,
        };
    }
}
