using System.Text.Json;

namespace Helpdesk.Bot.Conversations;

/// <summary>One kind of conversation: a function of its saved state, the input and time. Does nothing itself.</summary>
internal abstract class Flow
{
    /// <summary>Names the flow in the database.</summary>
    public abstract string Name { get; }

    /// <summary>The version of its state. Raise it when a saved state could no longer be read.</summary>
    public abstract int Version { get; }

    /// <summary>What it asks now.</summary>
    public abstract Question Ask(string state, FlowContext context);

    /// <summary>What it does with an input.</summary>
    public abstract FlowStep<string> Answer(string state, FlowInput input, FlowContext context);

    /// <summary>The visit that the conversation is about; it ends with it. Null when it is about none.</summary>
    public abstract long? VisitOf(string state);

    /// <summary>The draft under which photos are kept, or null.</summary>
    public abstract Guid? DraftOf(string state);

    /// <summary>
    /// Since when step 1's clock runs (UTC): from the first answer of a report. Null where none runs.
    /// </summary>
    public abstract DateTimeOffset? ClockOf(string state);
}

/// <summary>A flow with its state's type.</summary>
internal abstract class Flow<TState> : Flow
    where TState : class
{
    /// <summary>What it asks now.</summary>
    protected abstract Question Ask(TState state, FlowContext context);

    /// <summary>What it does with an input.</summary>
    protected abstract FlowStep<TState> Answer(TState state, FlowInput input, FlowContext context);

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
    public sealed override FlowStep<string> Answer(string state, FlowInput input, FlowContext context)
    {
        var update = Answer(Load(state), input, context);
        return new FlowStep<string>(Save(update.State))
        {
            Say = update.Say,
            Ends = update.Ends,
            Asks = update.Asks,
            Offers = update.Offers,
            Run = update.Run,
        };
    }

    private static TState Load(string state) => JsonSerializer.Deserialize<TState>(state)!;
}
