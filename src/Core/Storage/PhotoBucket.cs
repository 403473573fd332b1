using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Helpdesk.Core.Storage;

/// <summary>Photos as objects in a bucket of S3, or of a server that speaks like it.</summary>
/// <param name="place">Where.</param>
internal sealed class PhotoBucket(PhotoBucketPlace place) : IPhotoStore, IDisposable
{
    // A photo is 20 MB at most. Who needs one tries again later; waiting long holds up a chat.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Lazy<AmazonS3Client> _client = new(() => Connect(place));

    /// <inheritdoc/>
    public async Task MakeReadyAsync(CancellationToken cancellation)
    {
        var trial = $"trial-{Path.GetRandomFileName()}";
        try
        {
            await PutAsync(trial, "trial"u8.ToArray(), cancellation);
            await AskAsync(s3 => s3.DeleteObjectAsync(place.Bucket, trial, cancellation), cancellation);
            // Whoever may not list is told "forbidden" of what is not there.
            await SizeOfAsync(trial, cancellation);
        }
        catch (IOException failure) when (failure.InnerException is AmazonS3Exception refused)
        {
            var isOutage = refused.StatusCode is 0 or >= HttpStatusCode.InternalServerError;
            throw new PhotoStoreException(
                $"{failure.Message.TrimEnd('.')}. Look at Photos:S3:Bucket, Region, AccessKey and SecretKey.",
                failure
            )
            {
                IsOutage = isOutage,
            };
        }
        catch (IOException failure)
        {
            throw new PhotoStoreException(
                $"{failure.Message.TrimEnd('.')}. If this lasts, look at Photos:S3:Endpoint.",
                failure
            )
            {
                IsOutage = true,
            };
        }
    }

    /// <inheritdoc/>
    public async Task<string> SaveAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        // Two processes that store the same write the same bytes under the same name.
        if (await LengthOfAsync(hash, cancellation) is null)
            await PutAsync(KeyOf(hash), bytes.ToArray(), cancellation);
        return hash;
    }

    /// <inheritdoc/>
    public async Task<Stream> OpenAsync(string hash, CancellationToken cancellation) =>
        await AskAsync(s3 => ReadAsync(s3, KeyOf(hash), cancellation), cancellation)
        ?? throw new FileNotFoundException("The photo is not in the bucket.", hash);

    /// <inheritdoc/>
    public Task<long?> LengthOfAsync(string hash, CancellationToken cancellation) =>
        SizeOfAsync(KeyOf(hash), cancellation);

    /// <inheritdoc/>
    public Task DeleteAsync(string hash, CancellationToken cancellation) =>
        AskAsync(s3 => s3.DeleteObjectAsync(place.Bucket, KeyOf(hash), cancellation), cancellation);

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ListAsync(
        DateTimeOffset before,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var request = new ListObjectsV2Request { BucketName = place.Bucket };
        do
        {
            var page = await AskAsync(s3 => s3.ListObjectsV2Async(request, cancellation), cancellation);
            foreach (var photo in page?.S3Objects ?? [])
                if (
                    photo.Key.Split('/') is [var folder, var name]
                    && PhotoName.IsOurs(folder, name)
                    && photo.LastModified < before.UtcDateTime
                )
                    yield return name;
            request.ContinuationToken = page?.NextContinuationToken;
        } while (request.ContinuationToken is not null);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_client.IsValueCreated)
            _client.Value.Dispose();
    }

    private static string KeyOf(string hash) => $"{PhotoName.FolderOf(hash)}/{hash}";

    // By a list: the answer to a question for one object has no words, and says of a bucket that is missing what it
    // says of a photo.
    private async Task<long?> SizeOfAsync(string key, CancellationToken cancellation)
    {
        var request = new ListObjectsV2Request
        {
            BucketName = place.Bucket,
            Prefix = key,
            MaxKeys = 1,
        };
        var found = await AskAsync(s3 => s3.ListObjectsV2Async(request, cancellation), cancellation);
        return found?.S3Objects?.FirstOrDefault(photo => photo.Key == key)?.Size;
    }

    private async Task<Stream?> ReadAsync(AmazonS3Client s3, string key, CancellationToken cancellation)
    {
        using var photo = await s3.GetObjectAsync(place.Bucket, key, cancellation);
        // What is passed on to a platform needs its length, and perhaps a second reading.
        var bytes = new MemoryStream();
        await photo.ResponseStream.CopyToAsync(bytes, cancellation);
        bytes.Position = 0;
        return bytes;
    }

    private Task PutAsync(string key, byte[] bytes, CancellationToken cancellation) =>
        AskAsync(
            s3 =>
                s3.PutObjectAsync(
                    new PutObjectRequest
                    {
                        BucketName = place.Bucket,
                        Key = key,
                        InputStream = new MemoryStream(bytes),
                        // Signed as a whole: servers that only speak like S3 know no signed pieces.
                        UseChunkEncoding = false,
                    },
                    cancellation
                ),
            cancellation
        );

    // What is not there is null; every other failure is one of input or output, as a folder's is.
    private async Task<T?> AskAsync<T>(Func<AmazonS3Client, Task<T>> call, CancellationToken cancellation)
    {
        try
        {
            return await call(_client.Value);
        }
        catch (AmazonS3Exception missing) when (IsAboutOneObject(missing))
        {
            return default;
        }
        catch (AmazonS3Exception refused)
        {
            throw new IOException(
                $"S3 answered {(int)refused.StatusCode} {refused.ErrorCode}: {refused.Message}",
                refused
            );
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            throw new IOException($"S3 can't be reached: {failure.GetBaseException().Message}", failure);
        }
    }

    // A bucket that is missing is 404 too.
    private static bool IsAboutOneObject(AmazonS3Exception refused) => refused.ErrorCode is "NoSuchKey";

    /// <summary>A client as the store uses it.</summary>
    public static AmazonS3Client Connect(PhotoBucketPlace place)
    {
        var config = new AmazonS3Config
        {
            Timeout = Patience,
            MaxErrorRetry = 1,
            // Checks that only AWS itself knows; our names are hashes, and the connection is encrypted.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (place.Endpoint is { } server)
            (config.ServiceURL, config.AuthenticationRegion, config.ForcePathStyle) = (
                server.ToString(),
                place.Region,
                true
            );
        else
            config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(place.Region);
        return place.AccessKey.Length > 0
            ? new AmazonS3Client(new BasicAWSCredentials(place.AccessKey, place.SecretKey), config)
            : new AmazonS3Client(config);
    }
}
