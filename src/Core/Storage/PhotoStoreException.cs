namespace Helpdesk.Core.Storage;

/// <summary>Photos can't be stored. The message says why, and which setting to look at.</summary>
/// <param name="message">A sentence for whoever runs the helpdesk.</param>
/// <param name="cause">What the store answered.</param>
internal sealed class PhotoStoreException(string message, Exception cause) : Exception(message, cause)
{
    /// <summary>The store does not answer, which passes; its settings may well be right.</summary>
    public bool IsOutage { get; init; }
}
