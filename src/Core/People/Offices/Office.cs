namespace Helpdesk.Core.People;

/// <summary>An office or a unit as it is kept: shipped at first, then whatever admins make of it.</summary>
internal sealed class Office
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>Its official name. With <see cref="ParentId"/> it is unique.</summary>
    public required string Name { get; set; }

    /// <summary>What people call it.</summary>
    public IReadOnlyList<string> Abbreviations { get; set; } = [];

    /// <summary>The office that it is a unit of, or null.</summary>
    public long? ParentId { get; private set; }

    /// <summary>The office that it is a unit of, or null.</summary>
    public Office? Parent { get; init; }

    /// <summary>Whether it is offered no more. Past tickets keep its name.</summary>
    public bool IsHidden { get; set; }

    /// <summary>
    /// The name under which it was shipped, or null for one that an admin added. Unique: it is taken over once.
    /// </summary>
    public string? ShippedAs { get; init; }
}
