namespace Helpdesk.Core.Storage;

/// <summary>
/// Under which name a photo is kept, in whatever store: the hash of its bytes, in a folder of its first two letters.
/// </summary>
internal static class PhotoName
{
    private const int Folder = 2,
        Length = 64;

    /// <summary>The folder of a photo.</summary>
    public static string FolderOf(string hash) => hash[..Folder];

    /// <summary>
    /// Whether something in a store is a photo of ours, or what is left of one that was not written to its end.
    /// </summary>
    /// <param name="folder">The folder that it is in.</param>
    /// <param name="name">Its name.</param>
    public static bool IsOurs(string folder, string name) =>
        name.Length >= Length
        && name[..Length].All(char.IsAsciiHexDigitLower)
        && (name.Length == Length || name[Length] == '.')
        && folder == FolderOf(name);
}
