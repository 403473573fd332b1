namespace Hangfire;

/// <summary>What becomes of a job that failed too often.</summary>
public enum AttemptsExceededAction
{
    /// <summary>It stays visible as failed.</summary>
    Fail,

    /// <summary>It is forgotten.</summary>
    Delete,
}

/// <summary>How often, and when, a failed job runs again.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Interface)]
public sealed class AutomaticRetryAttribute : Attribute
{
    /// <summary>How often it runs again; 2 means three runs in all.</summary>
    public int Attempts { get; set; } = 10;

    /// <summary>The waits before each; the last counts for all later ones.</summary>
    public int[] DelaysInSeconds { get; set; }

    /// <summary>What becomes of it after that.</summary>
    public AttemptsExceededAction OnAttemptsExceeded { get; set; }

    internal TimeSpan DelayOf(int retries) => TimeSpan.FromSeconds(
        DelaysInSeconds is { Length: > 0 } delays ? delays[Math.Min(retries, delays.Length - 1)] : Math.Pow(retries, 4) + 15);
}

/// <summary>Lets runs of a method never overlap.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public class DisableConcurrentExecutionAttribute(int timeoutInSeconds) : Attribute
{
    /// <summary>How long a run waits for another.</summary>
    public int TimeoutSec { get; } = timeoutInSeconds;
}
