using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Conversations;

/// <summary>What a flow asks at this point.</summary>
/// <param name="Name">Names the question; buttons carry it, so that a button of an answered question is known as
/// such.</param>
/// <param name="Text">The words.</param>
/// <param name="Options">Rows of options; none where anything may be typed.</param>
internal sealed record Question(string Name, ChatText Text, IReadOnlyList<IReadOnlyList<Option>> Options)
{
    /// <summary>What the option carries that leaves the conversation.</summary>
    public const string Abort = "abort";

    /// <summary>What the option carries that goes one question back.</summary>
    public const string Back = "back";

    /// <summary>Whether nothing but an option answers it: then words may mean something else.</summary>
    public bool WantsOption { get; init; }

    /// <summary>Whether one can go back from here.</summary>
    public bool HasBack { get; init; }

    /// <summary>Whether one can leave from here by an option.</summary>
    public bool HasAbort { get; init; } = true;

    /// <summary>A question with one option a row.</summary>
    public static Question OneARow(string name, ChatText text, params IEnumerable<Option> options) =>
        new(name, text, [.. options.Select(option => new[] { option })]);

    /// <summary>A question with all options in one row.</summary>
    public static Question InARow(string name, ChatText text, params Option[] options) =>
        new(name, text, options.Length == 0 ? [] : [options]);

    /// <summary>The ways out: back, and away.</summary>
    public IEnumerable<Option> Exits(Texts texts)
    {
        if (HasBack)
            yield return new Option(Back, texts.LabelBack);
        if (HasAbort)
            yield return new Option(Abort, texts.LabelAbort);
    }
}
