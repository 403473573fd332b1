using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Hangfire.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Hangfire;

/// <summary>Turns jobs into what Quartz keeps, and back into calls.</summary>
internal sealed partial class JobRunner(IServiceScopeFactory scopes, ILogger log)
{
    public const string OneShots = "jobs", Recurring = "recurring", Failed = "failed", Reason = "reason", FailedAt = "failed-at";

    private const string TypeName = "type", MethodName = "method", Parameters = "parameters", Arguments = "arguments", Retries = "retries";
    private const BindingFlags AnyMethod = BindingFlags.Public | BindingFlags.Instance;

    public static IJobDetail Detail(Job job, string id, string group, bool durable)
    {
        var data = new JobDataMap();
        data[TypeName] = job.Type.AssemblyQualifiedName;
        data[MethodName] = job.Method.Name;
        data[Parameters] = JsonSerializer.Serialize(job.Method.GetParameters().Select(parameter => parameter.ParameterType.AssemblyQualifiedName));
        data[Arguments] = JsonSerializer.Serialize(job.Args.Zip(job.Method.GetParameters(), (value, parameter) => parameter.ParameterType == typeof(CancellationToken) ? "null" : JsonSerializer.Serialize(value, parameter.ParameterType)));
        return Detail(data, new JobKey(id, group), durable, job.Method.IsDefined(typeof(DisableConcurrentExecutionAttribute)));
    }

    public async Task RunAsync(IJobExecutionContext context, CancellationToken cancellation)
    {
        var data = context.MergedJobDataMap;
        var type = Type.GetType(Text(data, TypeName), throwOnError: true);
        var types = JsonSerializer.Deserialize<string[]>(Text(data, Parameters)).Select(name => Type.GetType(name, throwOnError: true)).ToArray();
        var method = type.GetMethod(Text(data, MethodName), AnyMethod, types) ?? throw new MissingMethodException(type.FullName, Text(data, MethodName));
        var texts = JsonSerializer.Deserialize<string[]>(Text(data, Arguments));
        var arguments = types.Select((parameter, index) => parameter == typeof(CancellationToken) ? cancellation : JsonSerializer.Deserialize(texts[index], parameter)).ToArray();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await (Task)method.Invoke(ActivatorUtilities.GetServiceOrCreateInstance(scope.ServiceProvider, type), arguments);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The process stops; the job runs again after the restart.
            await RetryAsync(context, data, Count(data), TimeSpan.Zero);
        }
        catch (Exception failure)
        {
            await FailedAsync(context, data, method, failure is TargetInvocationException { InnerException: { } inner } ? inner : failure);
        }
    }

    private async Task FailedAsync(IJobExecutionContext context, JobDataMap data, MethodInfo method, Exception failure)
    {
        var retry = method.GetCustomAttribute<AutomaticRetryAttribute>() ?? method.DeclaringType.GetCustomAttribute<AutomaticRetryAttribute>() ?? new AutomaticRetryAttribute();
        var retries = Count(data);
        LogFailed(failure, method.DeclaringType.Name, method.Name, retries + 1, retry.Attempts + 1);
        if (retries < retry.Attempts)
        {
            await RetryAsync(context, data, retries + 1, retry.DelayOf(retries));
            return;
        }
        if (retry.OnAttemptsExceeded is AttemptsExceededAction.Delete) return;
        var kept = Copy(data);
        kept[Reason] = $"{failure.GetType().Name}: {failure.Message}";
        kept[FailedAt] = TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        var id = context.JobDetail.Key.Group == Recurring ? context.FireInstanceId : context.JobDetail.Key.Name;
        await context.Scheduler.AddJob(Detail(kept, new JobKey(id, Failed), durable: true, alone: false), AddJobOptions.Replacing);
    }

    private static async Task RetryAsync(IJobExecutionContext context, JobDataMap data, int retries, TimeSpan delay)
    {
        var again = Copy(data);
        again[Retries] = retries.ToString(CultureInfo.InvariantCulture);
        var key = new JobKey($"{context.JobDetail.Key.Name}.{retries}.{context.FireInstanceId}", OneShots);
        var trigger = TriggerBuilder.Create(TimeProvider.System).WithIdentity(key.Name, key.Group).ForJob(key).StartAt(TimeProvider.System.GetUtcNow() + delay).Build();
        await context.Scheduler.ScheduleJob(Detail(again, key, durable: false, context.JobDetail.ConcurrentExecutionDisallowed), trigger);
    }

    private static IJobDetail Detail(JobDataMap data, JobKey key, bool durable, bool alone) => alone
        ? JobBuilder.Create<JobRunAlone>().WithIdentity(key).UsingJobData(data).StoreDurably(durable).RequestRecovery().Build()
        : JobBuilder.Create<JobRun>().WithIdentity(key).UsingJobData(data).StoreDurably(durable).RequestRecovery().Build();

    private static JobDataMap Copy(JobDataMap data)
    {
        var copy = new JobDataMap();
        foreach (var name in new[] { TypeName, MethodName, Parameters, Arguments }) copy[name] = data[name];
        return copy;
    }

    private static int Count(JobDataMap data) => data.TryGetValue(Retries, out var value) ? int.Parse((string)value, CultureInfo.InvariantCulture) : 0;

    private static string Text(JobDataMap data, string name) => (string)data[name];

    [LoggerMessage(LogLevel.Error, "Job {Type}.{Method} failed at attempt {Attempt} of {Attempts}")]
    private partial void LogFailed(Exception failure, string type, string method, int attempt, int attempts);
}

/// <summary>One run of a job.</summary>
internal class JobRun(JobRunner runner) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await runner.RunAsync(context, cancellationToken);
}

/// <summary>One run of a job that never overlaps with itself.</summary>
[DisallowConcurrentExecution]
internal sealed class JobRunAlone(JobRunner runner) : JobRun(runner);
