namespace Helpdesk.Sandbox.Phones;

/// <summary>A file on a phone.</summary>
/// <param name="Bytes">Its bytes.</param>
/// <param name="Name">Its name, or null for a photo.</param>
/// <param name="MediaType">Its media type.</param>
internal sealed record PhoneFile(byte[] Bytes, string? Name, string MediaType);
