using Helpdesk.Core.Storage;

namespace Helpdesk.Worker.Settings;

/// <summary>Settings <c>Photos:S3:*</c>: the bucket.</summary>
internal sealed class PhotoBucketOptions
{
    /// <summary>The bucket's name. It must exist.</summary>
    public string Bucket { get; init; } = "";

    /// <summary>The region. Default: that of Jakarta.</summary>
    public string Region { get; init; } = "ap-southeast-3";

    /// <summary>The server, for one that is not AWS. Default: none.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>
    /// Who we are there. Default: none, then the SDK looks in the environment and asks the machine's role.
    /// </summary>
    public string AccessKey { get; init; } = "";

    /// <summary>The secret of the access key. It is not shown.</summary>
    public string SecretKey { get; init; } = "";

    /// <summary>The same for the store.</summary>
    public PhotoBucketPlace ToPlace() => new(Bucket, Region, Endpoint, AccessKey, SecretKey);
}
