using System.Text.Json;
using Helpdesk.Core.Kpi;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>An option of a question.</summary>
/// <param name="Key">What the flow is told.</param>
/// <param name="Label">What stands on the button.</param>
/// <param name="Acts">A step's button instead: it counts for as long as the step is open, whatever becomes of the question.</param>
public sealed record Option(string Key, string Label, ButtonData.Act? Acts = null);

/// <summary>What a flow asks at this point.</summary>
/// <param name="Name">Names the question; buttons carry it, so that a button of an answered question is known as such.</param>
/// <param name="Text">The words.</param>
/// <param name="Options">Rows of options; none where anything may be typed.</param>
public sealed record Question(string Name, ChatText Text, IReadOnlyList<IReadOnlyList<Option>> Options)
{
    /// <summary>A question with one option a row.</summary>
    public static Question OneARow(string name, ChatText text, params IEnumerable<Option> options) => new(name, text, [.. options.Select(option => new[] { option })]);

    /// <summary>A question with all options in one row.</summary>
    public static Question InARow(string name, ChatText text, params Option[] options) => new(name, text, options.Length == 0 ? [] : [options]);
}

/// <summary>What a person gave to a flow.</summary>
public abstract record FlowInput
{
    /// <summary>Words, cleaned.</summary>
    public sealed record Words(string Text) : FlowInput;

    /// <summary>An option of the current question.</summary>
    public sealed record Chosen(string Option) : FlowInput;

    /// <summary>A photo, with its caption if it had one.</summary>
    public sealed record Sent(IncomingPhoto Photo, string? Caption, string? AlbumId) : FlowInput;
}

/// <summary>What a flow wants done; at most one thing a turn.</summary>
public abstract record FlowCommand
{
    /// <summary>Keep a photo with a draft.</summary>
    public sealed record Keep(IncomingPhoto Photo, Guid DraftId) : FlowCommand;

    /// <summary>File a report.</summary>
    public sealed record File(Report Report) : FlowCommand;

    /// <summary>Act on a ticket; a photo or a draft's photos may come with it.</summary>
    public sealed record Act(Advance Advance, IncomingPhoto? Photo = null, Guid? DraftId = null) : FlowCommand;

    /// <summary>Begin a report with the photos that are kept.</summary>
    public sealed record BeginReport(Guid DraftId) : FlowCommand;

    /// <summary>Name an acting head for days.</summary>
    public sealed record NameStandIn(long PersonId, DaySpan Days) : FlowCommand;

    /// <summary>Show the ticket that a text names.</summary>
    public sealed record LookUp(string Text) : FlowCommand;
}

/// <summary>What a flow does with one input.</summary>
/// <param name="State">The state from now on.</param>
public sealed record FlowTurn<TState>(TState State)
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

/// <summary>What is really kept for a conversation's draft or visit; refused and lost photos don't count.</summary>
public sealed record Kept(int Notes, int Photos);

/// <summary>What a flow may know besides its state and the input.</summary>
/// <param name="Texts">The person's language.</param>
/// <param name="Person">Who answers.</param>
/// <param name="Organisations">The offices.</param>
/// <param name="Now">The instant (UTC).</param>
/// <param name="Today">The date that it is at the office.</param>
/// <param name="Kept">What is really kept so far.</param>
public sealed record FlowContext(Texts Texts, Person Person, Organisations Organisations, DateTimeOffset Now, DateOnly Today, Kept Kept);

/// <summary>One kind of conversation: a function of its saved state, the input and time. Does nothing itself.</summary>
public abstract class Flow
{
    /// <summary>Names the flow in the database.</summary>
    public abstract string Name { get; }

    /// <summary>The version of its state. Raise it when a saved state could no longer be read.</summary>
    public abstract int Version { get; }

    /// <summary>What it asks now.</summary>
    public abstract Question Ask(string state, FlowContext context);

    /// <summary>What it does with an input.</summary>
    public abstract FlowTurn<string> Answer(string state, FlowInput input, FlowContext context);

    /// <summary>The visit that the conversation is about; it ends with it. Null when it is about none.</summary>
    public abstract long? VisitOf(string state);

    /// <summary>The draft under which photos are kept, or null.</summary>
    public abstract Guid? DraftOf(string state);

    /// <summary>Since when step 1's clock runs (UTC): from the first answer of a report. Null where none runs.</summary>
    public abstract DateTimeOffset? ClockOf(string state);
}

/// <summary>A flow with its state's type.</summary>
public abstract class Flow<TState> : Flow where TState : class
{
    /// <summary>What it asks now.</summary>
    protected abstract Question Ask(TState state, FlowContext context);

    /// <summary>What it does with an input.</summary>
    protected abstract FlowTurn<TState> Answer(TState state, FlowInput input, FlowContext context);

    /// <summary>The visit that it is about.</summary>
    protected virtual long? VisitOf(TState state) => null;

    /// <summary>The draft under which photos are kept.</summary>
    protected virtual Guid? DraftOf(TState state) => null;

    /// <summary>Since when step 1's clock runs (UTC).</summary>
    protected virtual DateTimeOffset? ClockOf(TState state) => null;

    /// <summary>A state as it is saved.</summary>
    public static string Save(TState state) => JsonSerializer.Serialize(state);

    /// <inheritdoc/>
    public sealed override Question Ask(string state, FlowContext context) => Ask(Load(state), context);

    /// <inheritdoc/>
    public sealed override long? VisitOf(string state) => VisitOf(Load(state));

    /// <inheritdoc/>
    public sealed override Guid? DraftOf(string state) => DraftOf(Load(state));

    /// <inheritdoc/>
    public sealed override DateTimeOffset? ClockOf(string state) => ClockOf(Load(state));

    /// <inheritdoc/>
    public sealed override FlowTurn<string> Answer(string state, FlowInput input, FlowContext context)
    {
        var turn = Answer(Load(state), input, context);
        return new FlowTurn<string>(Save(turn.State)) { Say = turn.Say, Ends = turn.Ends, Asks = turn.Asks, Offers = turn.Offers, Run = turn.Run };
    }

    private static TState Load(string state) => JsonSerializer.Deserialize<TState>(state)!;
}
