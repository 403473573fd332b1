namespace Helpdesk.Core.Storage;

/// <summary>
/// Who does what only one of several processes may do, and until when; only PostgreSQL has it. Its holder says again
/// and again that it is there; who says nothing any more has lost it.
/// </summary>
internal sealed class Lease
{
    /// <summary>What for; the key.</summary>
    public required string Name { get; init; }

    /// <summary>The process that has it.</summary>
    public Guid Holder { get; set; }

    /// <summary>Until when, by the server's clock (UTC).</summary>
    public DateTimeOffset Until { get; set; }
}
