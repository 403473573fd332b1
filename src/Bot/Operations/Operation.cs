using Helpdesk.Worker.Settings;

namespace Helpdesk.Bot.Operations;

/// <summary>
/// Something that the program does once, asked for on the command line, in the place of running: <c>-- backup</c>. The
/// settings are the same as when it runs.
/// </summary>
internal abstract class Operation
{
    private static readonly IReadOnlyDictionary<string, Operation> All = new Dictionary<string, Operation>(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["backup"] = new BackupOperation(),
        ["restore"] = new RestoreOperation(),
        ["check"] = new CheckOperation(),
        ["move-to"] = new MoveOperation(),
        ["take-photos"] = new TakePhotosOperation(),
    };

    /// <summary>The operation that arguments ask for, or null; the arguments are left without its words.</summary>
    /// <param name="arguments">As they were given. Whatever begins with a hyphen is a setting.</param>
    /// <param name="words">What stands behind the operation's name.</param>
    /// <param name="settings">The settings among the arguments.</param>
    /// <exception cref="StartException">The first word is no operation: a slip must not start a second Bot.</exception>
    public static Operation? Read(string[] arguments, out IReadOnlyList<string> words, out string[] settings)
    {
        (words, settings) = ([], arguments);
        // A setting may be given without hyphens, as name=value.
        if (arguments is not [{ Length: > 0 } name, ..] || name[0] is '-' or '/' || name.Contains('='))
            return null;
        if (!All.TryGetValue(name, out var operation))
            throw new StartException($"“{name}” is none of {string.Join(", ", All.Keys)}. Settings stand behind it.");
        words = [.. arguments.Skip(1).TakeWhile(argument => !argument.StartsWith('-'))];
        settings = [.. arguments.Skip(1 + words.Count)];
        return operation;
    }

    /// <summary>Does it. Returns the exit code: 0, or 1 when it could not be done.</summary>
    /// <param name="services">The program, which is not started.</param>
    /// <param name="words">What stands behind the name.</param>
    /// <param name="output">Where to say what was done.</param>
    /// <exception cref="StartException">It can't be done; the message says why.</exception>
    public abstract Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> words, TextWriter output);
}
