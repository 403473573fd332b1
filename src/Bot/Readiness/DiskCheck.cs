using Helpdesk.Bot.Settings;
using Helpdesk.Worker.Settings;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Helpdesk.Bot.Readiness;

/// <summary>Whether there is room for what comes: a full disk stops the helpdesk.</summary>
internal sealed class DiskCheck(
    IOptions<HealthOptions> health,
    IOptions<DatabaseOptions> database,
    IOptions<PhotosOptions> photos,
    IHostEnvironment environment
) : IHealthCheck
{
    private const long Megabyte = 1 << 20;

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var least = health.Value.FreeDiskMegabytes;
        var full = Places()
            .Select(place => (place.Of, Free: new DriveInfo(Existing(place.Folder)).AvailableFreeSpace / Megabyte))
            .Where(place => least > 0 && place.Free < least)
            .Select(place =>
                $"{place.Free} MB are free where {place.Of} are kept, {least} are wanted (Health:FreeDiskMegabytes)"
            )
            .FirstOrDefault();
        return Task.FromResult(full is null ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(full));
    }

    // What will be made is on the disk of the folder above it.
    private static string Existing(string folder) =>
        Directory.Exists(folder) ? folder : Existing(Path.GetDirectoryName(folder)!);

    // The disks of servers are for whoever runs those.
    private IEnumerable<(string Of, string Folder)> Places()
    {
        var root = environment.ContentRootPath;
        if (photos.Value.Store is PhotoStoreKind.Files)
            yield return ("photos", photos.Value.FolderIn(root));
        if (database.Value.Provider is DatabaseProvider.Sqlite)
            yield return ("the database", Path.GetDirectoryName(database.Value.ToSqlite(root)!.DataSource)!);
    }
}
