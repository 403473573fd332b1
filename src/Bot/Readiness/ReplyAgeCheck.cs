using Helpdesk.Bot.Channels;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Helpdesk.Bot.Readiness;

/// <summary>Whether people get their answers: how long the oldest reply waits that could have been sent.</summary>
internal sealed class ReplyAgeCheck(
    IDbContextFactory<HelpdeskDb> databases,
    IEnumerable<ChannelSetup> channels,
    TimeProvider time
) : IHealthCheck
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        foreach (var channel in channels.Where(setup => setup.IsOn).Select(setup => setup.Channel))
        {
            var oldest = await db
                .Outbox.Where(row =>
                    row.Channel == channel && row.Status == OutboxStatus.Pending && row.Purpose == OutboxPurpose.Reply
                )
                .OrderBy(row => row.Id)
                .Select(row => (DateTimeOffset?)row.NotBefore)
                .FirstOrDefaultAsync(cancellationToken);
            if (now - oldest is { } waited && waited > Longest)
                return HealthCheckResult.Unhealthy($"a reply on {channel} has waited for {waited.TotalSeconds:0} s");
        }
        return HealthCheckResult.Healthy();
    }
}
