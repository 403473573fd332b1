using Helpdesk.Bot.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Helpdesk.Bot.Readiness;

/// <summary>Whether there is room for what comes: a full disk stops the helpdesk.</summary>
internal sealed class DiskCheck(
    IOptions<HealthOptions> health,
    IOptions<DatabaseOptions> database,
    IOptions<PhotosOptions> photos
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
            .Select(place =>
                (place.Of, Free: new DriveInfo(Path.GetFullPath(place.Folder)).AvailableFreeSpace / Megabyte)
            )
            .Where(place => least > 0 && place.Free < least)
            .Select(place =>
                $"{place.Free} MB are free where {place.Of} are kept, {least} are wanted (Health:FreeDiskMegabytes)"
            )
            .FirstOrDefault();
        return Task.FromResult(full is null ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(full));
    }

    // The disk of a database server is for whoever runs that.
    private IEnumerable<(string Of, string Folder)> Places()
    {
        yield return ("photos", photos.Value.Folder);
        if (database.Value.Provider is not DatabaseProvider.Sqlite)
            yield break;
        var file = new SqliteConnectionStringBuilder(database.Value.ConnectionString).DataSource;
        yield return ("the database", Path.GetDirectoryName(Path.GetFullPath(file))!);
    }
}
