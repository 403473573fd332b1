namespace Helpdesk.Core.Messages;

/// <summary>
/// A platform, by its name. Which there are, and what they can do, each channel's folder says. Stored by name.
/// </summary>
/// <param name="Name">The name, as people and the log see it.</param>
internal readonly record struct Channel(string Name)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
