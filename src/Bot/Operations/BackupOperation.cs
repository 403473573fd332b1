using System.Data.Common;
using Helpdesk.Core.Backups;
using Helpdesk.Worker.Settings;
using Microsoft.Extensions.Options;

namespace Helpdesk.Bot.Operations;

/// <summary><c>-- backup</c>: makes a copy now, also while the helpdesk runs.</summary>
internal sealed class BackupOperation : Operation
{
    /// <inheritdoc/>
    public override async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> words, TextWriter output)
    {
        if (services.GetRequiredService<IOptions<DatabaseOptions>>().Value.Provider is not DatabaseProvider.Sqlite)
            throw new StartException("On PostgreSQL pg_dump makes copies (docs/operate.md).");
        var folder =
            services.GetService<BackupFolder>()
            ?? throw new StartException(
                "Backup:Folder is not set. Set it to a folder for the copies, best on another disk, for example --Backup:Folder=/mnt/backup."
            );
        try
        {
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            if (await folder.MakeAsync(now, CancellationToken.None) is not { } made)
                throw new StartException("A copy is being made at this moment. Ask again in a few minutes.");
            await output.WriteLineAsync($"{made.File}: {made.Tickets} tickets, {made.Photos} photos.");
            if (made.MissingPhotos > 0)
                await output.WriteLineAsync(
                    $"{made.MissingPhotos} photos that tickets name could not be found where photos are kept."
                );
            return 0;
        }
        catch (Exception failure)
            when (failure is BackupException or DbException or IOException or UnauthorizedAccessException)
        {
            throw new StartException($"No copy was made: {failure.Message}");
        }
    }
}
