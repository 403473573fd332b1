namespace Helpdesk.Worker.Settings;

/// <summary>Where photos are kept.</summary>
internal enum PhotoStore
{
    /// <summary>In a folder.</summary>
    Files,

    /// <summary>In a bucket.</summary>
    [NotYet]
    S3,
}
