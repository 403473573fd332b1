using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Conversations;

/// <summary>What a flow does with one input.</summary>
/// <param name="State">The state from now on.</param>
internal sealed record FlowStep<TState>(TState State)
{
    /// <summary>What is said before the next question.</summary>
    public ChatText Say { get; init; } = ChatText.Empty;

    /// <summary>Whether the conversation is over.</summary>
    public bool Ends { get; init; }

    /// <summary>Whether the next question is asked.</summary>
    public bool Asks { get; init; } = true;

    /// <summary>Steps' buttons that stand under what is said.</summary>
    public IReadOnlyList<Option> Offers { get; init; } = [];

    /// <summary>What is to be done.</summary>
    public FlowCommand? Run { get; init; }
}
