using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Conversations;

/// <summary>A message's buttons where there are none to press: numbered options, a page at a time.</summary>
internal static class NumberedOptions
{
    /// <summary>How many options stand in one message.</summary>
    public const int MostShown = 10;

    /// <summary>What the option carries that shows the next page.</summary>
    public const string More = "more";

    /// <summary>
    /// The options that stand in the message, in order; the last leads to the rest when there are more.
    /// </summary>
    public static IReadOnlyList<OutgoingButton> Of(OutgoingMessage message, Texts texts)
    {
        var all = message.Buttons.SelectMany(row => row).ToList();
        return all.Count <= MostShown
            ? all
            : [.. all.Take(MostShown - 1), new OutgoingButton(texts.LabelMoreOptions, More)];
    }

    /// <summary>The options that did not fit into the message.</summary>
    public static IReadOnlyList<IReadOnlyList<OutgoingButton>> Rest(OutgoingMessage message) =>
        [.. message.Buttons.SelectMany(row => row).Skip(MostShown - 1).Select(button => new[] { button })];
}
