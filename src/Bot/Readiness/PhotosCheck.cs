using Helpdesk.Core.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Helpdesk.Bot.Readiness;

/// <summary>Whether photos can be stored: those that can't are asked for again, and in the end lost.</summary>
internal sealed class PhotosCheck : IHealthCheck
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    private readonly IPhotoStore _store;
    private readonly SharedAnswer _answer;

    /// <summary>A check of a store.</summary>
    public PhotosCheck(IPhotoStore store, TimeProvider time)
    {
        _store = store;
        _answer = new SharedAnswer(time, Fresh, LookAsync);
    }

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) => _answer.GetAsync();

    private async Task<HealthCheckResult> LookAsync()
    {
        try
        {
            await _store.MakeReadyAsync(CancellationToken.None);
            return HealthCheckResult.Healthy();
        }
        catch (PhotoStoreException failure)
        {
            return HealthCheckResult.Unhealthy($"can't be stored: {failure.Message}");
        }
    }
}
