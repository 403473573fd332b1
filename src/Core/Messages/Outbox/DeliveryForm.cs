namespace Helpdesk.Core.Messages;

/// <summary>In what form a message went out. Stored by name.</summary>
public enum DeliveryForm
{
    /// <summary>Our own words, within the session window.</summary>
    Free,

    /// <summary>An approved template that says what the row says.</summary>
    Template,

    /// <summary>An approved template that asks to open the session window; the row itself waits.</summary>
    Knock,
}
