namespace Helpdesk.Sandbox.BotApi;

/// <summary>A file on the server.</summary>
internal sealed record ChatFile(string Id, byte[] Bytes, bool IsPhoto, string? Name, string? MediaType);
