using System.Globalization;

namespace Helpdesk.Core.Backups;

/// <summary>A copy of the database.</summary>
/// <param name="File">The file.</param>
/// <param name="MadeAt">When it was begun (UTC).</param>
internal sealed record BackupCopy(string File, DateTimeOffset MadeAt)
{
    private const string Prefix = "helpdesk-",
        Extension = ".db",
        Instant = "yyyyMMdd-HHmmss";

    /// <summary>A copy in a folder that is begun at an instant (UTC).</summary>
    public static BackupCopy In(string folder, DateTimeOffset now) =>
        new(
            Path.Combine(
                folder,
                $"{Prefix}{now.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture)}{Extension}"
            ),
            now
        );

    /// <summary>The copies in a folder, the newest first.</summary>
    public static IReadOnlyList<BackupCopy> AllIn(string folder) =>
        Directory.Exists(folder)
            ?
            [
                .. Directory
                    .EnumerateFiles(folder, $"{Prefix}*{Extension}")
                    .Select(Read)
                    .OfType<BackupCopy>()
                    .OrderByDescending(copy => copy.MadeAt),
            ]
            : [];

    // Whatever else somebody keeps there is none of ours, and is not deleted.
    private static BackupCopy? Read(string file) =>
        DateTime.TryParseExact(
            Path.GetFileNameWithoutExtension(file)[Prefix.Length..],
            Instant,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var at
        )
            ? new BackupCopy(file, new DateTimeOffset(at))
            : null;
}
