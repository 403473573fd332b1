namespace Helpdesk.Core.Messages;

/// <summary>What is to be sent, whatever the platform.</summary>
internal sealed record OutgoingMessage
{
    /// <summary>
    /// The text in the markup of <see cref="ChatText"/>; empty for photos and for the removal of buttons.
    /// </summary>
    public string Markup { get; init; } = "";

    /// <summary>Rows of buttons.</summary>
    public IReadOnlyList<IReadOnlyList<OutgoingButton>> Buttons { get; init; } = [];

    /// <summary>Photos to show with the text as caption.</summary>
    public IReadOnlyList<long> Photos { get; init; } = [];

    /// <summary>A file to send with the text as caption, or null.</summary>
    public long? Attachment { get; init; }

    /// <summary>The outbox row whose message is to be replaced, or null.</summary>
    public long? Replaces { get; init; }

    /// <summary>
    /// What is said in a new message where the old one can't be replaced; empty when nothing is to be said.
    /// </summary>
    public string Instead { get; init; } = "";

    /// <summary>The platform's message whose buttons are to go, or null.</summary>
    public string? DropsButtonsOf { get; init; }

    /// <summary>The outbox row whose message's buttons are to go, or null.</summary>
    public long? DropsButtonsOfRow { get; init; }

    /// <summary>Not a message at all: refreshes the chat's command menu to the person's roles and language.</summary>
    public bool RefreshesMenu { get; init; }

    /// <summary>
    /// Whether its words stay when the step of its buttons is over: they tell what was done, and only the buttons go.
    /// </summary>
    public bool KeepsWords { get; init; }

    /// <summary>
    /// Whether it shows what an officer said to others on a ticket: what answers it is said to that officer.
    /// </summary>
    public bool IsRemark { get; init; }

    /// <summary>Whether it arrives without a sound.</summary>
    public bool Silent { get; init; }

    /// <summary>The trace that it belongs to (W3C's traceparent), or null.</summary>
    public string? Trace { get; init; }
}
