namespace Helpdesk.Core.Storage;

/// <summary>Where a bucket is and who we are there.</summary>
/// <param name="Bucket">Its name. It exists; it is not made.</param>
/// <param name="Region">The region by which calls are signed.</param>
/// <param name="Endpoint">The server, or null for that of AWS in the region.</param>
/// <param name="AccessKey">Who we are; empty: the SDK finds out (environment, the machine's role).</param>
/// <param name="SecretKey">The secret that goes with it.</param>
internal sealed record PhotoBucketPlace(
    string Bucket,
    string Region,
    Uri? Endpoint,
    string AccessKey,
    string SecretKey
);
