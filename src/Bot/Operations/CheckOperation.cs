using System.Data.Common;
using System.Runtime.CompilerServices;
using Helpdesk.Bot.Channels;
using Helpdesk.Bot.Readiness;
using Helpdesk.Core.Backups;
using Helpdesk.Core.Storage;
using Helpdesk.Worker.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Helpdesk.Bot.Operations;

/// <summary>
/// <c>-- check</c>: whether the helpdesk can run here. Settings that are wrong have been said before; then a line for
/// each thing that was looked at. Changes nothing, and can be asked while the helpdesk runs.
/// </summary>
internal sealed class CheckOperation : Operation
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <inheritdoc/>
    public override async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> words, TextWriter output)
    {
        using var late = new CancellationTokenSource(Patience, services.GetRequiredService<TimeProvider>());
        var areRight = true;
        await foreach (var (what, isRight, sentence) in LookAsync(services, late.Token))
        {
            areRight &= isRight;
            await output.WriteLineAsync($"{(isRight ? "ok    " : "FAULT ")} {what}: {sentence}");
        }
        return areRight ? 0 : 1;
    }

    private static async IAsyncEnumerable<(string What, bool IsRight, string Sentence)> LookAsync(
        IServiceProvider services,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        static (string, bool, string) Of(string what, (bool IsRight, string Sentence) found) =>
            (what, found.IsRight, found.Sentence);
        yield return ("settings", true, "all are known and allowed");
        yield return Of("database", await DatabaseAsync(services, cancellation));
        yield return Of("disk", await DiskAsync(services, cancellation));
        yield return Of("photos", await PhotosAsync(services, cancellation));
        yield return Of("backups", Backups(services));
        foreach (var channel in services.GetServices<ChannelSetup>().Where(channel => !channel.IsOn))
            yield return (channel.Channel.Name, true, $"off: {channel.WhyOff}");
        foreach (var channel in services.GetServices<IChannelCheck>())
        foreach (var found in await channel.AskAsync(cancellation))
            yield return Of(channel.Channel.Name, found);
    }

    private static async Task<(bool, string)> DatabaseAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var database = services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        var root = services.GetRequiredService<IHostEnvironment>().ContentRootPath;
        // Looking must not make the file.
        if (database.Provider is DatabaseProvider.Sqlite && !File.Exists(database.ToSqlite(root)!.DataSource))
            return (true, "there is none yet; the first start makes it");
        try
        {
            await using var db = await services
                .GetRequiredService<IDbContextFactory<HelpdeskDb>>()
                .CreateDbContextAsync(cancellation);
            var pending = (await db.Database.GetPendingMigrationsAsync(cancellation)).Count();
            return (
                true,
                pending == 0
                    ? "can be opened, and is of this version"
                    : $"can be opened; the next start brings it up to date by {pending} migrations"
            );
        }
        catch (DbException failure)
        {
            return (false, $"can't be opened: {failure.Message}");
        }
    }

    private static async Task<(bool, string)> DiskAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var disk = ActivatorUtilities.CreateInstance<DiskCheck>(services);
        var found = await disk.CheckHealthAsync(new HealthCheckContext(), cancellation);
        return found.Status is HealthStatus.Healthy ? (true, "there is room") : (false, found.Description!);
    }

    private static async Task<(bool, string)> PhotosAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var photos = services.GetRequiredService<IOptions<PhotosOptions>>().Value;
        var root = services.GetRequiredService<IHostEnvironment>().ContentRootPath;
        // Looking must not make the folder, which would be of whoever looks.
        if (photos.Store is PhotoStoreKind.Files && !Directory.Exists(photos.FolderIn(root)))
            return (true, "there is no folder yet; the first start makes it");
        try
        {
            await services.GetRequiredService<IPhotoStore>().MakeReadyAsync(cancellation);
            return (true, "can be stored");
        }
        catch (PhotoStoreException failure)
        {
            return (false, $"can't be stored: {failure.Message}");
        }
    }

    private static (bool, string) Backups(IServiceProvider services)
    {
        if (services.GetService<BackupFolder>() is not { } folder)
            return services.GetRequiredService<IOptions<DatabaseOptions>>().Value.Provider is DatabaseProvider.Sqlite
                ? (false, "none are made; set Backup:Folder")
                : (true, "pg_dump is for whoever runs the server");
        if (!folder.Exists)
            return (true, "there is no folder yet; the first copy makes it");
        try
        {
            folder.Try();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return (false, $"can't be made: {failure.Message}");
        }
        return folder.Newest is { } newest
            ? (true, $"the newest is of {newest.MadeAt:yyyy-MM-dd HH:mm} UTC")
            : (true, "there is none yet; the first is made after the start");
    }
}
