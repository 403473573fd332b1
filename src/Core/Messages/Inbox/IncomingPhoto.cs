namespace Helpdesk.Core.Messages;

/// <summary>A photo as a platform announces it.</summary>
/// <param name="Reference">The platform's reference, for fetching.</param>
/// <param name="SentAsFile">Whether it came as a file.</param>
internal sealed record IncomingPhoto(string Reference, bool SentAsFile);
