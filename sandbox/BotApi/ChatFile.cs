namespace Helpdesk.Sandbox.BotApi;

/// <summary>A file on the server.</summary>
internal sealed record ChatFile(string Id, byte[] Bytes, FileKind Kind, string? Name, string? MediaType)
{
    /// <summary>Whether it was sent as a photo.</summary>
    public bool IsPhoto => Kind == FileKind.Photo;
}
