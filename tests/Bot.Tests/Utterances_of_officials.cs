using Helpdesk.Bot.Conversations;

namespace Helpdesk.Bot.Tests;

/// <summary>What words are that nobody asked for.</summary>
public sealed class Utterances_of_officials
{
    private static readonly Dictionary<string, Utterance[]> Right = new()
    {
        ["problem"] = [Utterance.Problem],
        ["problem-short"] = [Utterance.Problem],
        ["thanks-problem"] = [Utterance.Problem],
        ["greeting"] = [Utterance.Greeting],
        ["thanks"] = [Utterance.Thanks],
        ["nod"] = [Utterance.Nod, Utterance.Thanks],
        ["progress"] = [Utterance.Progress],
        ["solved"] = [Utterance.Solved],
        ["still-broken"] = [Utterance.StillBroken],
        ["cancel-report"] = [Utterance.CancelReport],
        ["ask-officer"] = [Utterance.AskOfficer],
        ["office-hours"] = [Utterance.OfficeHours],
        ["plea"] = [Utterance.Plea],
        // A test word greets; what says nothing is not understood.
        ["small-talk"] = [Utterance.Unclear, Utterance.Nothing, Utterance.Greeting, Utterance.Nod],
    };

    [Fact]
    public void Each_message_of_the_collection_is_what_its_writer_meant() =>
        Assert.Equal("", string.Join("\n", Wrong(Corpus.Messages)));

    [Fact]
    public void Of_messages_that_were_kept_back_nine_in_ten_are_what_their_writer_meant()
    {
        var wrong = Wrong(Corpus.KeptBack).ToList();
        Assert.True(wrong.Count * 10 <= Corpus.KeptBack.Count, string.Join("\n", wrong));
    }

    private static IEnumerable<string> Wrong(IEnumerable<(string Kind, string Text)> messages) =>
        messages
            .Where(message => !Right[message.Kind].Contains(Utterances.Read(message.Text)))
            .Select(message => $"{message.Kind}: {message.Text} → {Utterances.Read(message.Text)}");
}
