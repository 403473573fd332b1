using System.Collections.Frozen;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// A ticket's ID among other words: its status, and when the words say more than that they want it, the question what
/// they are for.
/// </summary>
internal sealed class IdInSentenceHandler : MessageHandler
{
    private const int SaysSomething = 3;

    private static readonly FrozenSet<string> OfAQuestion = (
        "cek lihat status laporan nomor nomer no id kabar apa apakah bagaimana mana tolong mohon coba sudah sampai dong kapan "
        + "selesai belum masih dikerjakan ditangani diperbaiki diproses proses petugas teknisi berapa lama siapa datang bisa"
    )
        .Split(' ')
        .ToFrozenSet();

    /// <inheritdoc/>
    public override async Task<bool> TryAsync(Turn turn, CancellationToken cancellation)
    {
        var text = turn.Message.Text;
        var named = await turn.Lookup.NamedInAsync(text, cancellation);
        var isWhole = TicketCode.Find(text, out _) is not TicketCodeReading.None;
        if (named is null && !isWhole)
            return false;
        if (turn.Message.Photo is null)
        {
            if (isWhole)
                await turn.Lookup.ShowAsync(text, cancellation);
            else
                await turn.Lookup.ShowAsync(named!, withPhotos: false, cancellation);
            if (!SaysMore(named is null ? TicketCode.Without(text) : TicketCode.Without(text, named.Code)))
                return true;
        }
        else if (named is not null && await TicketParts.GiveAsync(turn, named, turn.Answers.Input!, cancellation))
            return true;
        await TicketParts.AskWhereAsync(turn, turn.Answers.Input!, cancellation);
        return true;
    }

    /// <summary>Whether the words around an ID say more than that its status is wanted.</summary>
    public static bool SaysMore(string rest) =>
        Utterances.Read(rest) switch
        {
            Utterance.Problem or Utterance.StillBroken or Utterance.Solved or Utterance.CancelReport => true,
            Utterance.Progress => Utterances.SaysMore(rest)
                || Utterances.Urges(rest)
                || Tokens.Of(rest).Count(IsMore) >= SaysSomething,
            Utterance.AskOfficer or Utterance.Greeting or Utterance.Thanks or Utterance.Nothing => false,
            _ => Tokens.Of(rest).Any(IsMore),
        };

    private static bool IsMore(string word) => !Vocabulary.Fillers.Contains(word) && !OfAQuestion.Contains(word);
}
