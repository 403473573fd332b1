using Helpdesk.Bot.Databases;
using Helpdesk.Bot.Outbox;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Photos;

/// <summary>
/// Fetches photos whose updates are committed, looks at their content and stores them; asks again for what can't be
/// had.
/// </summary>
internal sealed partial class PhotoFetcher(
    IDbContextFactory<HelpdeskDb> databases,
    WriteGate gate,
    IPhotoStore store,
    IEnumerable<IPhotoSource> sources,
    PhotoSignal signal,
    OutboxSignal outboxSignal,
    IBotLease lease,
    TimeProvider time,
    ILogger<PhotoFetcher> log
) : BackgroundService
{
    /// <summary>How long a message waits for photos that are not fetched yet.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const int Batch = 20,
        AtOnce = 4;
    private static readonly TimeSpan LongestFetch = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);

    // Waits before the second and later attempts; after the last the photo counts as lost. Telegram's link lives at
    // least an hour, its file reference longer.
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(2),
        TimeSpan.FromSeconds(10),
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(20),
    ];

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(sources.Select(source => lease.WhileHeldAsync(held => RunAsync(source, held), stoppingToken)));

    // Each platform on its own: one that is slow to answer holds up no other's photos.
    private async Task RunAsync(IPhotoSource source, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            var fetched = 0;
            try
            {
                fetched = await PassAsync(source, cancellation);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogPassFailed(failure);
            }
            if (fetched < Batch)
                await signal.Of(source.Channel).WaitAsync(Poll, time, cancellation);
        }
    }

    private async Task<int> PassAsync(IPhotoSource source, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var due = await db
            .Photos.AsNoTracking()
            .Where(photo =>
                photo.Status == PhotoStatus.Pending
                && photo.NextAttemptAt <= now
                && photo.Contact.Channel == source.Channel
            )
            .OrderBy(photo => photo.NextAttemptAt)
            .Take(Batch)
            .ToListAsync(cancellation);
        await Parallel.ForEachAsync(
            due,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (photo, token) => await TryAsync(source, photo, token)
        );
        return due.Count;
    }

    // Whatever goes wrong with one photo is that one's: a folder that can't be written to, a reference that is none.
    private async Task TryAsync(IPhotoSource source, Photo photo, CancellationToken cancellation)
    {
        try
        {
            await FetchAsync(source, photo, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogBroken(failure, photo.Id);
            await RetryAsync(photo, failure.GetType().Name, cancellation);
        }
    }

    private async Task FetchAsync(IPhotoSource source, Photo photo, CancellationToken cancellation)
    {
        byte[] bytes;
        try
        {
            // A body that stops coming must not stop the others.
            using var limit = new CancellationTokenSource(LongestFetch, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
            bytes = await source.FetchAsync(photo.Reference, either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            await RetryAsync(photo, "it took too long", cancellation);
            return;
        }
        catch (PhotoFetchException failure)
        {
            await RetryAsync(photo, failure.Message, cancellation);
            return;
        }

        if (PhotoContent.Clean(bytes) is not { } content)
        {
            await GiveUpAsync(photo.Id, PhotoStatus.Refused, texts => texts.PhotoRefused, cancellation);
            return;
        }
        var hash = await store.SaveAsync(content.Bytes, cancellation);
        await gate.RunAsync(
            async work =>
            {
                var stored = await work
                    .Db.Photos.Where(p => p.Id == photo.Id && p.Status == PhotoStatus.Pending)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(p => p.Status, PhotoStatus.Stored)
                                .SetProperty(p => p.Hash, hash)
                                .SetProperty(p => p.MediaType, content.MediaType),
                        cancellation
                    );
                if (stored > 0 && work.Now - photo.ReceivedAt >= Patience)
                    await LatePhotos.ShowAsync(photo.Id, work, cancellation);
            },
            cancellation
        );
        LogStored(photo.Id, content.Bytes.Length);
    }

    private async Task RetryAsync(Photo photo, string reason, CancellationToken cancellation)
    {
        LogFailed(photo.Id, photo.Attempts + 1, reason);
        if (photo.Attempts >= Waits.Length)
        {
            await GiveUpAsync(photo.Id, PhotoStatus.Lost, texts => texts.PhotoLost, cancellation);
            return;
        }
        var next = time.GetUtcNow() + Waits[photo.Attempts];
        await gate.RunAsync(
            work =>
                work.Db.Photos.Where(p => p.Id == photo.Id && p.Attempts == photo.Attempts)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(p => p.Attempts, p => p.Attempts + 1)
                                .SetProperty(p => p.NextAttemptAt, next),
                        cancellation
                    ),
            cancellation
        );
    }

    // Whoever sent it is asked again; the ticket shows how many photos are missing.
    private async Task GiveUpAsync(
        long photoId,
        PhotoStatus status,
        Func<Texts, ChatText> why,
        CancellationToken cancellation
    )
    {
        await gate.RunAsync(work => GiveUpAsync(photoId, status, why, work, cancellation), cancellation);
        outboxSignal.Raise();
        LogGivenUp(photoId, status);
    }

    private static async Task GiveUpAsync(
        long photoId,
        PhotoStatus status,
        Func<Texts, ChatText> why,
        UnitOfWork work,
        CancellationToken cancellation
    )
    {
        // The update is the claim: nobody is asked twice.
        var claimed = await work
            .Db.Photos.Where(p => p.Id == photoId && p.Status == PhotoStatus.Pending)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Status, status), cancellation);
        if (claimed == 0)
            return;
        var photo = await work.Db.Photos.Include(p => p.Contact.Person).SingleAsync(p => p.Id == photoId, cancellation);
        var code = await work
            .Db.Tickets.Where(t => t.Id == photo.TicketId)
            .Select(t => t.Code)
            .SingleOrDefaultAsync(cancellation);
        var texts = work.Catalog.For(photo.Contact.Person);
        var text = ChatText.Paragraphs(code is null ? ChatText.Empty : ChatText.Code(code), why(texts));
        var asked = new OutgoingMessage { Markup = text.Markup };
        work.Outbox.Write(photo.Contact, OutboxPurpose.Alarm, asked, photo.TicketId);
    }

    [LoggerMessage(LogLevel.Error, "A pass over the photos failed; it is tried again")]
    private partial void LogPassFailed(Exception failure);

    [LoggerMessage(LogLevel.Error, "Photo {Id} could not be kept; it is tried again")]
    private partial void LogBroken(Exception failure, long id);

    [LoggerMessage(LogLevel.Information, "Photo {Id} stored, {Bytes} bytes")]
    private partial void LogStored(long id, int bytes);

    [LoggerMessage(LogLevel.Warning, "Photo {Id} was not fetched at attempt {Attempt}: {Reason}")]
    private partial void LogFailed(long id, int attempt, string reason);

    [LoggerMessage(LogLevel.Warning, "Photo {Id} is {Status}; its sender was asked to send it again")]
    private partial void LogGivenUp(long id, PhotoStatus status);
}
