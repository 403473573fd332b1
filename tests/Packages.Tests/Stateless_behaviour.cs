using Stateless;

namespace Helpdesk.Packages.Tests;

/// <summary>What we rely on in Stateless, through its public API alone.</summary>
public sealed class Stateless_behaviour
{
    private enum Light
    {
        Red,
        Green,
    }

    private enum Signal
    {
        Go,
        Stop,
        Stay,
    }

    [Fact]
    public void Fire_moves_state_that_is_kept_outside()
    {
        var state = Light.Red;
        var machine = new StateMachine<Light, Signal>(() => state, next => state = next);
        machine.Configure(Light.Red).Permit(Signal.Go, Light.Green);
        machine.Fire(Signal.Go);
        Assert.Equal(Light.Green, state);
        Assert.Equal(Light.Green, machine.State);
        Assert.True(machine.IsInState(Light.Green));
    }

    [Fact]
    public void Every_unmet_guard_is_named_in_order()
    {
        var machine = new StateMachine<Light, Signal>(Light.Red);
        machine
            .Configure(Light.Red)
            .PermitIf(Signal.Go, Light.Green, Guard(false, "one"), Guard(true, "two"), Guard(false, "three"));
        Assert.False(machine.CanFire(Signal.Go, out var unmet));
        Assert.Equal(["one", "three"], unmet);
        var refused = Assert.Throws<InvalidOperationException>(() => machine.Fire(Signal.Go));
        Assert.Contains("one", refused.Message);
        Assert.Contains("three", refused.Message);
    }

    [Fact]
    public void A_trigger_that_the_state_does_not_know_has_no_guards_and_throws()
    {
        var machine = new StateMachine<Light, Signal>(Light.Red);
        machine.Configure(Light.Red).Permit(Signal.Go, Light.Green);
        Assert.False(machine.CanFire(Signal.Stop, out var unmet));
        Assert.Null(unmet);
        Assert.Throws<InvalidOperationException>(() => machine.Fire(Signal.Stop));
    }

    [Fact]
    public void Met_guards_leave_none_unmet()
    {
        var machine = new StateMachine<Light, Signal>(Light.Red);
        machine.Configure(Light.Red).PermitIf(Signal.Go, Light.Green, Guard(true, "one"));
        Assert.True(machine.CanFire(Signal.Go, out var unmet));
        Assert.Empty(unmet ?? []);
    }

    [Fact]
    public void Reentry_stays_and_is_told_as_such()
    {
        var machine = new StateMachine<Light, Signal>(Light.Red);
        machine.Configure(Light.Red).PermitReentryIf(Signal.Stay, Guard(true, "one"));
        StateMachine<Light, Signal>.Transition? seen = null;
        machine.OnTransitioned(transition => seen = transition);
        machine.Fire(Signal.Stay);
        Assert.True(seen!.IsReentry);
        Assert.Equal(Signal.Stay, seen.Trigger);
    }

    [Fact]
    public void Permit_to_the_same_state_is_a_mistake() =>
        Assert.Throws<ArgumentException>(() =>
            new StateMachine<Light, Signal>(Light.Red).Configure(Light.Red).Permit(Signal.Stay, Light.Red)
        );

    private static Tuple<Func<bool>, string> Guard(bool holds, string name) =>
        Tuple.Create<Func<bool>, string>(() => holds, name);
}
