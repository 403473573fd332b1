using Helpdesk.Core.Messages;
using Helpdesk.Core.People;

namespace Helpdesk.Bot.Conversations;

/// <summary>What becomes of a report by what is said when its category is asked for.</summary>
internal static class CategoryAnswers
{
    private const int WordsOfAChoice = 3;

    /// <summary>Words at the question for the category.</summary>
    public static FlowStep<Draft> Words(Draft draft, FlowInput.Words words, FlowContext context) =>
        Named(words.Text, context.Texts) is { } named ? FilingChoices.Choose(draft, named, context)
        : ShortAnswers.IsNotKnown(words.Text) ? FilingChoices.Choose(draft, nameof(Teams.Both), context)
        : Vocabulary.CategoryOf(words.Text) is { } category ? ChosenByTrouble(draft, words, category, context)
        : FilingAnswers.BesideAChoice(draft, words, context.Texts);

    // "wifi mati": what it names says which of the two, and the words are kept for the report.
    private static FlowStep<Draft> ChosenByTrouble(
        Draft draft,
        FlowInput.Words words,
        Teams category,
        FlowContext context
    )
    {
        var isTrouble = Utterances.Read(words.Text) is Utterance.Problem;
        if (!isTrouble && category is Teams.Application && ApplicationIn(words.Text, context.Texts) is { } named)
            draft = draft with { Location = named };
        var added = isTrouble
            ? FilingAnswers.AddToDescription(draft, words.Text, words.MessageId, context.Texts)
            : new(draft);
        var chosen = FilingChoices.Choose(added.State, category.ToString(), context);
        return chosen with { Say = ChatText.Paragraphs(added.Say, chosen.Say) };
    }

    // "aplikasi SIMRS": which one is said too.
    private static string? ApplicationIn(string text, Texts texts)
    {
        var names = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Where(word =>
                !TypedWords.IsLabel(word, texts.TeamName(Teams.Application))
                && !Tokens.Of(word).All(Vocabulary.Fillers.Contains)
            )
            .ToList();
        return
            names.Count is > 0 and <= WordsOfAChoice
            && names.SelectMany(Tokens.Of).All(word => !Vocabulary.Knows(word) || Vocabulary.Things.Contains(word))
            // "app" is no application's name.
            && !names.SelectMany(Tokens.Of).All(Vocabulary.AnyApplication.Contains)
            ? string.Join(' ', names)
            : null;
    }

    /// <summary>
    /// The category that a text names and nothing else, or null: <c>jaringan pak</c>, <c>kategori aplikasi</c>.
    /// </summary>
    public static string? Named(string text, Texts texts)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Teams[] named =
        [
            .. new[] { Teams.Application, Teams.Network }.Where(team =>
                words.Any(word => TypedWords.IsLabel(word, texts.TeamName(team)))
            ),
        ];
        var isNothingElse = words.All(word =>
            word.Equals("kategori", StringComparison.OrdinalIgnoreCase)
            || named.Any(team => TypedWords.IsLabel(word, texts.TeamName(team)))
            || Tokens.Of(word).All(Vocabulary.Fillers.Contains)
        );
        return words.Length <= WordsOfAChoice && isNothingElse && named is [var only] ? only.ToString() : null;
    }
}
