using System.ComponentModel.DataAnnotations;

namespace Helpdesk.Bot.Settings;

/// <summary>Settings <c>Backup:*</c>.</summary>
internal sealed class BackupOptions
{
    private const int MostKept = 1000;

    /// <summary>
    /// The folder for copies of the database and the photos, best on another disk. Default: none are made.
    /// </summary>
    public string Folder { get; init; } = "";

    /// <summary>How many copies are kept, one a day. Default: 14.</summary>
    [Range(1, MostKept)]
    public int Keep { get; init; } = 14;

    /// <summary>Whether copies are made.</summary>
    public bool IsOn => Folder.Length > 0;

    /// <summary>The folder, absolute.</summary>
    /// <param name="folder">From where a relative path counts.</param>
    public string FolderIn(string folder) => Path.GetFullPath(Folder, folder);
}
