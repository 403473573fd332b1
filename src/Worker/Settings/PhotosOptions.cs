using Helpdesk.Core.Storage;

namespace Helpdesk.Worker.Settings;

/// <summary>Settings <c>Photos:*</c>.</summary>
internal sealed class PhotosOptions
{
    /// <summary>Where photos are kept. Default: in files.</summary>
    public PhotoStoreKind Store { get; init; } = PhotoStoreKind.Files;

    /// <summary>The folder for photos. Default: photos in the folder data.</summary>
    public string Folder { get; init; } = "data/photos";

    /// <summary>The bucket, when photos are kept in one.</summary>
    public PhotoBucketOptions S3 { get; init; } = new();

    /// <summary>The folder for photos, absolute.</summary>
    /// <param name="folder">From where a relative path counts.</param>
    public string FolderIn(string folder) => Path.GetFullPath(Folder, folder);

    /// <summary>The store.</summary>
    /// <param name="folder">From where a relative path counts.</param>
    public IPhotoStore ToStore(string folder) =>
        Store is PhotoStoreKind.S3 ? new PhotoBucket(S3.ToPlace()) : new PhotoFiles(FolderIn(folder));
}
