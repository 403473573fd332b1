using System.Globalization;
using Hangfire.Storage.Monitoring;
using Hangfire.Storage.SQLite;
using Quartz;

namespace Hangfire.Storage
{
    /// <summary>What can be seen of the jobs.</summary>
    public interface IMonitoringApi
    {
        /// <summary>Jobs that failed too often, the latest first.</summary>
        JobList<FailedJobDto> FailedJobs(int from, int count);

        /// <summary>How many jobs failed too often.</summary>
        long FailedCount();
    }

    internal sealed class MonitoringApi(SQLiteStorage storage) : IMonitoringApi
    {
        private const int AtMost = 1000;

        public JobList<FailedJobDto> FailedJobs(int from, int count) => storage.Wait(async scheduler =>
        {
            var details = await scheduler.GetJobDetails([.. (await KeysAsync(scheduler)).Select(header => header.Key)]);
            var failed = details.Select(detail => KeyValuePair.Create(detail.Key.Name, new FailedJobDto
            {
                Reason = (string)detail.JobDataMap[JobRunner.Reason],
                FailedAt = DateTime.Parse((string)detail.JobDataMap[JobRunner.FailedAt], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
            }));
            return new JobList<FailedJobDto>(failed.OrderByDescending(job => job.Value.FailedAt).Skip(from).Take(count));
        });

        public long FailedCount() => storage.Wait(async scheduler => (await KeysAsync(scheduler)).Count);

        private static async Task<IReadOnlyList<JobHeader>> KeysAsync(IScheduler scheduler) =>
            (await scheduler.QueryJobs(new JobQuery { Group = GroupMatcher<JobKey>.GroupEquals(JobRunner.Failed), Take = AtMost }, CancellationToken.None)).Items;
    }
}

namespace Hangfire.Storage.Monitoring
{
    /// <summary>Jobs by ID.</summary>
    public class JobList<TDto>(IEnumerable<KeyValuePair<string, TDto>> source) : List<KeyValuePair<string, TDto>>(source);

    /// <summary>A job that failed too often.</summary>
    public class FailedJobDto
    {
        /// <summary>Why.</summary>
        public string Reason { get; set; }

        /// <summary>When (UTC).</summary>
        public DateTime? FailedAt { get; set; }
    }
}
