namespace Stateless;

/// <summary>A state machine whose state lives wherever the accessor and mutator keep it.</summary>
/// <typeparam name="TState">The states.</typeparam>
/// <typeparam name="TTrigger">The triggers that cause transitions.</typeparam>
public partial class StateMachine<TState, TTrigger>
{
    private readonly Dictionary<TState, StateRepresentation> _states = [];
    private readonly Func<TState> _stateAccessor;
    private readonly Action<TState> _stateMutator;
    private event Action<Transition> Transitioned;

    /// <summary>A machine over state that is kept outside.</summary>
    public StateMachine(Func<TState> stateAccessor, Action<TState> stateMutator)
    {
        _stateAccessor = stateAccessor ?? throw new ArgumentNullException(nameof(stateAccessor));
        _stateMutator = stateMutator ?? throw new ArgumentNullException(nameof(stateMutator));
    }

    /// <summary>A machine that keeps its own state.</summary>
    public StateMachine(TState initialState)
    {
        var state = initialState;
        _stateAccessor = () => state;
        _stateMutator = next => state = next;
    }

    /// <summary>The current state.</summary>
    public TState State => _stateAccessor();

    /// <summary>Begins, or continues, the configuration of a state.</summary>
    public StateConfiguration Configure(TState state) => new(this, Representation(state));

    /// <summary>Whether the trigger would cause a transition now.</summary>
    public bool CanFire(TTrigger trigger) => CanFire(trigger, out _);

    /// <summary>Whether the trigger would cause a transition now, and if guards forbid it, which.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="unmetGuards">Descriptions of the guards that are not met; null when the state does not know the trigger.</param>
    public bool CanFire(TTrigger trigger, out ICollection<string> unmetGuards)
    {
        var found = Representation(State).Find(trigger);
        unmetGuards = found?.Unmet;
        return found is { Unmet.Count: 0 };
    }

    /// <summary>Causes the transition that the trigger stands for in the current state.</summary>
    /// <exception cref="InvalidOperationException">The state does not know the trigger, or a guard is not met.</exception>
    public void Fire(TTrigger trigger)
    {
        var source = State;
        var found = Representation(source).Find(trigger) ?? throw new InvalidOperationException(
            $"No valid leaving transitions are permitted from state '{source}' for trigger '{trigger}'. Consider ignoring the trigger.");
        if (found.Unmet.Count > 0)
            throw new InvalidOperationException(
                $"Trigger '{trigger}' is valid for transition from state '{source}' but a guard conditions are not met. " +
                $"Guard descriptions: '{string.Join("; ", found.Unmet)}'.");

        var transition = new Transition(source, found.Behaviour.Destination, trigger);
        _stateMutator(transition.Destination);
        Transitioned?.Invoke(transition);
    }

    /// <summary>Whether the machine is in the given state.</summary>
    public bool IsInState(TState state) => EqualityComparer<TState>.Default.Equals(State, state);

    /// <summary>Calls the action after each transition.</summary>
    public void OnTransitioned(Action<Transition> onTransitionAction) =>
        Transitioned += onTransitionAction ?? throw new ArgumentNullException(nameof(onTransitionAction));

    private StateRepresentation Representation(TState state)
    {
        if (!_states.TryGetValue(state, out var representation))
            _states.Add(state, representation = new StateRepresentation(state));
        return representation;
    }

    private sealed record TriggerBehaviour(TState Destination, Tuple<Func<bool>, string>[] Guards)
    {
        public List<string> Unmet() => [.. Guards.Where(guard => !guard.Item1()).Select(guard => guard.Item2)];
    }

    private sealed record Found(TriggerBehaviour Behaviour, List<string> Unmet);

    private sealed class StateRepresentation(TState state)
    {
        private readonly Dictionary<TTrigger, List<TriggerBehaviour>> _behaviours = [];

        public TState State => state;

        public void Add(TTrigger trigger, TriggerBehaviour behaviour)
        {
            if (!_behaviours.TryGetValue(trigger, out var list)) _behaviours.Add(trigger, list = []);
            list.Add(behaviour);
        }

        public Found Find(TTrigger trigger)
        {
            if (!_behaviours.TryGetValue(trigger, out var behaviours)) return null;
            var tried = behaviours.Select(behaviour => new Found(behaviour, behaviour.Unmet())).ToList();
            var met = tried.Where(found => found.Unmet.Count == 0).ToList();
            return met.Count switch
            {
                1 => met[0],
                0 => tried[0],
                _ => throw new InvalidOperationException(
                    $"Multiple permitted exit transitions are configured from state '{state}' for trigger '{trigger}'. Guard clauses must be mutually exclusive."),
            };
        }
    }
}
