using System.Globalization;
using System.Linq.Expressions;
using Hangfire.Common;
using Hangfire.Storage.SQLite;
using Quartz;

namespace Hangfire
{
    /// <summary>Creates jobs.</summary>
    public interface IBackgroundJobClient;

    /// <summary>Creates and removes recurring jobs.</summary>
    public interface IRecurringJobManager
    {
        /// <summary>Runs it now.</summary>
        void Trigger(string recurringJobId);

        /// <summary>Removes it.</summary>
        void RemoveIfExists(string recurringJobId);
    }

    /// <summary>What happens with runs that were missed.</summary>
    public enum MisfireHandlingMode
    {
        /// <summary>One run makes up for all.</summary>
        Relaxed,

        /// <summary>Every one is made up for.</summary>
        Strict,

        /// <summary>None is made up for.</summary>
        Ignorable,
    }

    /// <summary>How a job recurs.</summary>
    public class RecurringJobOptions
    {
        /// <summary>In which time zone the expression is meant.</summary>
        public TimeZoneInfo TimeZone { get; set; } = TimeZoneInfo.Utc;

        /// <summary>What happens with runs that were missed.</summary>
        public MisfireHandlingMode MisfireHandling { get; set; }
    }

    /// <summary>Creates jobs.</summary>
    public static class BackgroundJobClientExtensions
    {
        /// <summary>Runs a method as soon as possible. Returns the job's ID.</summary>
        public static string Enqueue<T>(this IBackgroundJobClient client, Expression<Func<T, Task>> methodCall) =>
            ((BackgroundJobClient)client).Create(Job.FromExpression(methodCall), at: null);

        /// <summary>Runs a method after a while. Returns the job's ID.</summary>
        public static string Schedule<T>(this IBackgroundJobClient client, Expression<Func<T, Task>> methodCall, TimeSpan delay) =>
            ((BackgroundJobClient)client).Create(Job.FromExpression(methodCall), TimeProvider.System.GetUtcNow() + delay);

        /// <summary>Runs a method at an instant. Returns the job's ID.</summary>
        public static string Schedule<T>(this IBackgroundJobClient client, Expression<Func<T, Task>> methodCall, DateTimeOffset enqueueAt) =>
            ((BackgroundJobClient)client).Create(Job.FromExpression(methodCall), enqueueAt);

        /// <summary>Forgets a job that has not begun. Returns whether there was one.</summary>
        public static bool Delete(this IBackgroundJobClient client, string jobId) => ((BackgroundJobClient)client).Delete(jobId);
    }

    /// <summary>Creates recurring jobs.</summary>
    public static class RecurringJobManagerExtensions
    {
        /// <summary>Creates a recurring job, or changes it.</summary>
        public static void AddOrUpdate<T>(
            this IRecurringJobManager manager, string recurringJobId, Expression<Func<T, Task>> methodCall, string cronExpression, RecurringJobOptions options) =>
            ((RecurringJobManager)manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall), cronExpression, options);

        /// <summary>Creates a recurring job, or changes it.</summary>
        public static void AddOrUpdate<T>(this IRecurringJobManager manager, string recurringJobId, Expression<Func<T, Task>> methodCall, string cronExpression) =>
            manager.AddOrUpdate(recurringJobId, methodCall, cronExpression, new RecurringJobOptions());
    }

    internal sealed class BackgroundJobClient(SQLiteStorage storage) : IBackgroundJobClient
    {
        public string Create(Job job, DateTimeOffset? at)
        {
            var id = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
            var trigger = TriggerBuilder.Create(TimeProvider.System).ForJob(id, JobRunner.OneShots).WithIdentity(id, JobRunner.OneShots);
            trigger = at is { } instant ? trigger.StartAt(instant) : trigger.StartNow();
            storage.Wait(async scheduler => await scheduler.ScheduleJob(JobRunner.Detail(job, id, JobRunner.OneShots, durable: false), trigger.Build()));
            return id;
        }

        public bool Delete(string jobId) => storage.Wait(async scheduler =>
            await scheduler.DeleteJob(new JobKey(jobId, JobRunner.OneShots)) | await scheduler.DeleteJob(new JobKey(jobId, JobRunner.Failed)));
    }

    internal sealed class RecurringJobManager(SQLiteStorage storage) : IRecurringJobManager
    {
        private const int FieldsWithoutSeconds = 5;

        public void AddOrUpdate(string recurringJobId, Job job, string cronExpression, RecurringJobOptions options) => storage.Wait(async scheduler =>
        {
            var key = new TriggerKey(recurringJobId, JobRunner.Recurring);
            var cron = QuartzCron(cronExpression);
            await scheduler.AddJob(JobRunner.Detail(job, recurringJobId, JobRunner.Recurring, durable: true), AddJobOptions.Replacing);
            // The same expression keeps its next run, or a restart would put it off.
            if (await scheduler.GetTrigger(key) is ICronTrigger same && same.CronExpressionString == cron && same.TimeZone.Id == options.TimeZone.Id) return true;
            var schedule = CronScheduleBuilder.Create(cron).InTimeZone(options.TimeZone).WithMisfireInstruction(options.MisfireHandling switch
            {
                MisfireHandlingMode.Strict => CronTriggerMisfireInstruction.IgnoreMisfires,
                MisfireHandlingMode.Ignorable => CronTriggerMisfireInstruction.DoNothing,
                _ => CronTriggerMisfireInstruction.FireAndProceed,
            });
            var trigger = TriggerBuilder.Create(TimeProvider.System).WithIdentity(key).ForJob(recurringJobId, JobRunner.Recurring).WithSchedule(schedule).Build();
            if (await scheduler.Exists(key)) await scheduler.RescheduleJob(key, trigger);
            else await scheduler.ScheduleJob(trigger);
            return true;
        });

        public void Trigger(string recurringJobId) => storage.Wait(async scheduler =>
        {
            await scheduler.TriggerJob(new JobKey(recurringJobId, JobRunner.Recurring));
            return true;
        });

        public void RemoveIfExists(string recurringJobId) => storage.Wait(async scheduler => await scheduler.DeleteJob(new JobKey(recurringJobId, JobRunner.Recurring)));

        /// <summary>Hangfire's expressions have 5 fields or, with seconds, 6, and stars for both kinds of day; Quartz wants seconds and one question mark.</summary>
        private static string QuartzCron(string expression)
        {
            var fields = expression.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
            if (fields.Count == FieldsWithoutSeconds) fields.Insert(0, "0");
            if (fields[5] == "*") fields[5] = "?";
            else if (int.TryParse(fields[5], out var day)) (fields[3], fields[5]) = ("?", $"{day % 7 + 1}");
            return string.Join(' ', fields);
        }
    }
}

namespace Hangfire.Common
{
    /// <summary>A method of a service with its arguments.</summary>
    public class Job
    {
        internal Job(Type type, System.Reflection.MethodInfo method, IReadOnlyList<object> args) => (Type, Method, Args) = (type, method, args);

        /// <summary>The service.</summary>
        public Type Type { get; }

        /// <summary>The method.</summary>
        public System.Reflection.MethodInfo Method { get; }

        /// <summary>The arguments.</summary>
        public IReadOnlyList<object> Args { get; }

        /// <summary>Reads a call.</summary>
        public static Job FromExpression<TType>(Expression<Func<TType, Task>> methodCall)
        {
            if (methodCall.Body is not MethodCallExpression call) throw new ArgumentException("Expression body should be of type `MethodCallExpression`", nameof(methodCall));
            return new Job(typeof(TType), call.Method, [.. call.Arguments.Select(argument => Expression.Lambda(argument).Compile(preferInterpretation: true).DynamicInvoke())]);
        }
    }
}
