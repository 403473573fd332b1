using System.Data.Common;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Helpdesk.Worker.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Helpdesk.Bot.Operations;

/// <summary>
/// <c>-- take-photos &lt;folder&gt;</c>: brings the photos that tickets name from a folder to where the settings keep
/// photos. What is there already is passed over, so that it can be asked again, also while the helpdesk runs.
/// </summary>
internal sealed class TakePhotosOperation : Operation
{
    private const int BetweenLines = 1000;

    /// <inheritdoc/>
    public override async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> words, TextWriter output)
    {
        if (words is not [var folder])
            throw new StartException("Name the folder in which the photos are: -- take-photos data/photos");
        if (!Directory.Exists(folder))
            throw new StartException(
                $"{Path.GetFullPath(folder)} is not there. Name the folder in which the photos are."
            );
        var photos = services.GetRequiredService<IOptions<PhotosOptions>>().Value;
        var root = services.GetRequiredService<IHostEnvironment>().ContentRootPath;
        if (photos.Store is PhotoStoreKind.Files && photos.FolderIn(root) == Path.GetFullPath(folder))
            throw new StartException($"{folder} is where photos are kept by the settings. Set Photos:Store=S3 first.");
        var store = services.GetRequiredService<IPhotoStore>();
        try
        {
            await store.MakeReadyAsync(CancellationToken.None);
            var hashes = await NamedAsync(services.GetRequiredService<IDbContextFactory<HelpdeskDb>>());
            var missing = await TakeAsync(hashes, new PhotoFiles(Path.GetFullPath(folder)), store, output);
            await output.WriteLineAsync($"{hashes.Count - missing} photos are where photos are kept.");
            if (missing > 0)
                await output.WriteLineAsync($"{missing} photos that tickets name were not in {folder}, or damaged.");
            return missing == 0 ? 0 : 1;
        }
        catch (Exception failure)
            when (failure is PhotoStoreException or DbException or IOException or UnauthorizedAccessException)
        {
            throw new StartException(
                $"Not all photos were taken: {failure.Message} Asked again, it goes on from there."
            );
        }
    }

    private static async Task<IReadOnlyList<string>> NamedAsync(IDbContextFactory<HelpdeskDb> databases)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db
            .Photos.Where(photo => photo.Status == PhotoStatus.Stored && photo.Hash != null)
            .Select(photo => photo.Hash!)
            .Distinct()
            .ToListAsync();
    }

    private static async Task<int> TakeAsync(
        IReadOnlyList<string> hashes,
        PhotoFiles from,
        IPhotoStore to,
        TextWriter output
    )
    {
        var (missing, looked) = (0, 0);
        foreach (var some in hashes.Chunk(BetweenLines))
        {
            missing += await PhotoCopies.MakeAsync(some, from, to, CancellationToken.None);
            looked += some.Length;
            if (looked < hashes.Count)
                await output.WriteLineAsync($"{looked} of {hashes.Count} photos");
        }
        return missing;
    }
}
