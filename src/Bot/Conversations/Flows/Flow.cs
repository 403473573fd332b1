using System.Text.Json;

namespace Helpdesk.Bot.Conversations;

/// <summary>One kind of conversation: a function of its state, the input and time. Does nothing itself.</summary>
internal abstract class Flow
{
    /// <summary>Names the flow in the database.</summary>
    public abstract string Name { get; }

    /// <summary>The version of its state. Raise it when a saved state could no longer be read.</summary>
    public abstract int Version { get; }

    /// <summary>Reads a saved state.</summary>
    public abstract object Load(string saved);

    /// <summary>A state as it is saved.</summary>
    public abstract string Save(object state);

    /// <summary>What it asks now.</summary>
    public abstract Question Ask(object state, FlowContext context);

    /// <summary>What it does with an input.</summary>
    public abstract FlowStep<object> Answer(object state, FlowInput input, FlowContext context);

    /// <summary>The visit that the conversation is about; it ends with it. Null when it is about none.</summary>
    public abstract long? VisitOf(object state);

    /// <summary>The ticket to which what is said is given at once, or null.</summary>
    public abstract long? TicketOf(object state);

    /// <summary>The draft under which photos are kept, or null.</summary>
    public abstract Guid? DraftOf(object state);

    /// <summary>
    /// Since when step 1's clock runs (UTC): from the first answer of a report. Null where none runs.
    /// </summary>
    public abstract DateTimeOffset? ClockOf(object state);
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

    /// <summary>The ticket to which what is said is given at once.</summary>
    protected virtual long? TicketOf(TState state) => null;

    /// <summary>The draft under which photos are kept.</summary>
    protected virtual Guid? DraftOf(TState state) => null;

    /// <summary>Since when step 1's clock runs (UTC).</summary>
    protected virtual DateTimeOffset? ClockOf(TState state) => null;

    /// <inheritdoc/>
    public sealed override object Load(string saved) => JsonSerializer.Deserialize<TState>(saved)!;

    /// <inheritdoc/>
    public sealed override string Save(object state) => JsonSerializer.Serialize((TState)state);

    /// <inheritdoc/>
    public sealed override Question Ask(object state, FlowContext context) => Ask((TState)state, context);

    /// <inheritdoc/>
    public sealed override long? VisitOf(object state) => VisitOf((TState)state);

    /// <inheritdoc/>
    public sealed override long? TicketOf(object state) => TicketOf((TState)state);

    /// <inheritdoc/>
    public sealed override Guid? DraftOf(object state) => DraftOf((TState)state);

    /// <inheritdoc/>
    public sealed override DateTimeOffset? ClockOf(object state) => ClockOf((TState)state);

    /// <inheritdoc/>
    public sealed override FlowStep<object> Answer(object state, FlowInput input, FlowContext context)
    {
        var step = Answer((TState)state, input, context);
        return new FlowStep<object>(step.State)
        {
            Say = step.Say,
            Ends = step.Ends,
            Asks = step.Asks,
            Offers = step.Offers,
            Run = step.Run,
        };
    }
}
