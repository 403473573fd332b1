using Microsoft.Extensions.Options;

namespace Helpdesk.Worker.Settings;

/// <summary>Checks <c>Photos:*</c>.</summary>
internal sealed class PhotosOptionsCheck : IValidateOptions<PhotosOptions>
{
    private const string Section = "Photos:S3";

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, PhotosOptions options)
    {
        var faults = new SettingFaults();
        if (options.Store is PhotoStoreKind.S3)
            Check(options.S3, faults);
        return faults.Result;
    }

    private static void Check(PhotoBucketOptions bucket, SettingFaults faults)
    {
        if (bucket.Bucket.Length == 0)
            faults.Wrong($"{Section}:Bucket", bucket.Bucket, "the name of a bucket that exists");
        if (bucket.Region.Length == 0)
            faults.Wrong($"{Section}:Region", bucket.Region, "a region, such as ap-southeast-3");
        faults.CheckAddress($"{Section}:Endpoint", bucket.Endpoint, allowHttpOnLoopback: true);
        if (bucket.AccessKey.Length == 0 != (bucket.SecretKey.Length == 0))
            faults.WrongSecret(
                bucket.AccessKey.Length == 0 ? $"{Section}:AccessKey" : $"{Section}:SecretKey",
                "",
                "AccessKey and SecretKey together, or neither"
            );
    }
}
