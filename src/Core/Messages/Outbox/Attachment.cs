namespace Helpdesk.Core.Messages;

/// <summary>A file that goes out with an outbox row.</summary>
internal sealed class Attachment
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The name that the person sees.</summary>
    public required string FileName { get; init; }

    /// <summary>The bytes.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public DateTimeOffset CreatedAt { get; init; }
}
