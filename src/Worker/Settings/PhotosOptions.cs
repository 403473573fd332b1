namespace Helpdesk.Worker.Settings;

/// <summary>Settings <c>Photos:*</c>.</summary>
internal sealed class PhotosOptions
{
    /// <summary>Where photos are kept. Default: in files.</summary>
    public PhotoStore Store { get; init; } = PhotoStore.Files;

    /// <summary>The folder for photos. Default: photos in the folder data.</summary>
    public string Folder { get; init; } = "data/photos";

    /// <summary>The folder for photos, absolute.</summary>
    /// <param name="folder">From where a relative path counts.</param>
    public string FolderIn(string folder) => Path.GetFullPath(Folder, folder);
}
