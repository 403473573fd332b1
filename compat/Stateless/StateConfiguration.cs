namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>What a state does with triggers.</summary>
    public class StateConfiguration
    {
        private readonly StateRepresentation _representation;

        internal StateConfiguration(StateMachine<TState, TTrigger> machine, object representation)
        {
            Machine = machine;
            _representation = (StateRepresentation)representation;
        }

        /// <summary>The state that is configured.</summary>
        public TState State => _representation.State;

        /// <summary>The machine that is configured.</summary>
        public StateMachine<TState, TTrigger> Machine { get; }

        /// <summary>Lets the trigger lead to another state.</summary>
        /// <exception cref="ArgumentException">The destination is the state itself.</exception>
        public StateConfiguration Permit(TTrigger trigger, TState destinationState) =>
            AddLeaving(trigger, destinationState, []);

        /// <summary>Lets the trigger lead to another state while every guard holds.</summary>
        /// <exception cref="ArgumentException">The destination is the state itself.</exception>
        public StateConfiguration PermitIf(TTrigger trigger, TState destinationState, params Tuple<Func<bool>, string>[] guards) =>
            AddLeaving(trigger, destinationState, guards);

        /// <summary>Lets the trigger re-enter the state while every guard holds.</summary>
        public StateConfiguration PermitReentryIf(TTrigger trigger, params Tuple<Func<bool>, string>[] guards)
        {
            _representation.Add(trigger, new TriggerBehaviour(State, guards));
            return this;
        }

        private StateConfiguration AddLeaving(TTrigger trigger, TState destination, Tuple<Func<bool>, string>[] guards)
        {
            if (EqualityComparer<TState>.Default.Equals(destination, State))
                throw new ArgumentException(
                    "Permit() (and PermitIf()) require that the destination state is not equal to the source state. " +
                    "To accept a trigger without changing state, use either Ignore() or PermitReentry().");
            _representation.Add(trigger, new TriggerBehaviour(destination, guards));
            return this;
        }
    }

    /// <summary>A transition that took place.</summary>
    public class Transition(TState source, TState destination, TTrigger trigger, object[] parameters = null)
    {
        /// <summary>The state that was left.</summary>
        public TState Source { get; } = source;

        /// <summary>The state that was entered.</summary>
        public TState Destination { get; } = destination;

        /// <summary>What caused it.</summary>
        public TTrigger Trigger { get; } = trigger;

        /// <summary>Whether the state was left and entered again.</summary>
        public bool IsReentry => EqualityComparer<TState>.Default.Equals(Source, Destination);

        /// <summary>What was passed with the trigger.</summary>
        public object[] Parameters { get; } = parameters ?? [];
    }
}
