using System.Data.Common;
using Helpdesk.Core.Backups;
using Helpdesk.Core.Storage;
using Helpdesk.Worker.Settings;
using Microsoft.Extensions.Options;

namespace Helpdesk.Bot.Operations;

/// <summary><c>-- restore &lt;file&gt;</c>: brings a copy back, and overwrites nothing.</summary>
internal sealed class RestoreOperation : Operation
{
    /// <inheritdoc/>
    public override async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> words, TextWriter output)
    {
        if (words is not [var copy])
            throw new StartException("Name the file of one copy: -- restore <Backup:Folder>/helpdesk-<date>-<time>.db");
        var database = services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        if (database.Provider is not DatabaseProvider.Sqlite)
            throw new StartException(
                "A copy is restored to SQLite; on PostgreSQL pg_restore does it (docs/operate.md)."
            );
        var root = services.GetRequiredService<IHostEnvironment>().ContentRootPath;
        var file = PrivateFiles.Resolve(database.ToSqlite(root)!.DataSource);
        try
        {
            var photos = services.GetRequiredService<IPhotoStore>();
            await photos.MakeReadyAsync(CancellationToken.None);
            var back = await BackupFolder.RestoreAsync(Path.GetFullPath(copy), file, photos, CancellationToken.None);
            await output.WriteLineAsync($"{back.File}: {back.Tickets} tickets, {back.Photos} photos.");
            if (back.MissingPhotos > 0)
                await output.WriteLineAsync($"{back.MissingPhotos} photos were not beside the copy, or damaged.");
            return 0;
        }
        catch (Exception failure)
            when (failure
                    is BackupException
                        or PhotoStoreException
                        or DbException
                        or IOException
                        or UnauthorizedAccessException
            )
        {
            throw new StartException($"Nothing was restored: {failure.Message}");
        }
    }
}
