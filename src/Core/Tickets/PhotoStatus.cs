namespace Helpdesk.Core.Tickets;

/// <summary>How far a photo has come. Stored by name.</summary>
public enum PhotoStatus
{
    /// <summary>Committed with the platform's reference; not yet fetched. Counts as evidence.</summary>
    Pending,

    /// <summary>Fetched, found to be a photo, and stored.</summary>
    Stored,

    /// <summary>Fetched, and found not to be a photo that we take.</summary>
    Refused,

    /// <summary>Could not be had from the platform in the end.</summary>
    Lost,
}
