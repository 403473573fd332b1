namespace Helpdesk.Sandbox.Phones;

/// <summary>A message as the page shows it.</summary>
internal sealed record PageMessage(int Id, bool FromBot, DateTimeOffset At)
{
    /// <summary>The bot's words, as markup; null for a person's.</summary>
    public string? Html { get; init; }

    /// <summary>The words.</summary>
    public string? Text { get; init; }

    /// <summary>The photo's file, or null.</summary>
    public string? Photo { get; init; }

    /// <summary>Another file to be downloaded, or null.</summary>
    public object? File { get; init; }

    /// <summary>What else it holds, or null.</summary>
    public PagePart? Part { get; init; }

    /// <summary>Whether it was edited, and whether it can be.</summary>
    public bool Edited { get; init; }

    /// <inheritdoc cref="Edited"/>
    public bool CanEdit { get; init; }

    /// <summary>Where it was forwarded from: a name, or nothing but the fact (empty); null when it was not.</summary>
    public string? Forwarded { get; init; }

    /// <summary>What it replies to, or null.</summary>
    public object? Quote { get; init; }

    /// <summary>Rows of buttons.</summary>
    public IEnumerable<IEnumerable<object>> Buttons { get; init; } = [];
}
