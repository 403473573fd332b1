namespace Helpdesk.Core.Messages;

/// <summary>The languages people can choose. Stored by name.</summary>
public enum Language
{
    /// <summary>Bahasa Indonesia, the default.</summary>
    Id,

    /// <summary>English.</summary>
    En,
}
