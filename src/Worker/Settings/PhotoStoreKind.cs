namespace Helpdesk.Worker.Settings;

/// <summary>Where photos are kept.</summary>
internal enum PhotoStoreKind
{
    /// <summary>In a folder.</summary>
    Files,

    /// <summary>In a bucket of S3, or of a server that speaks like it.</summary>
    S3,
}
