#pragma warning disable RS0030 // A seed makes a failure come again; nothing here is a secret.
namespace Helpdesk.EndToEnd.Tests.Faults;

/// <summary>Chance that comes again with its seed.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>A number from 0, below another.</summary>
    public int Below(int most) => _random.Next(most);

    /// <summary>One of some.</summary>
    public T Of<T>(IReadOnlyList<T> some) => some[Below(some.Count)];

    /// <summary>A span between two numbers of seconds.</summary>
    public TimeSpan Seconds(double least, double most) =>
        TimeSpan.FromSeconds(least + _random.NextDouble() * (most - least));
}
