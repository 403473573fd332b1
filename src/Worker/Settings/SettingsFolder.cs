namespace Helpdesk.Worker.Settings;

/// <summary>Where appsettings.json is, and from where relative paths count.</summary>
internal static class SettingsFolder
{
    /// <summary>
    /// Where a program that is started with these arguments looks; null where they say it themselves.
    /// </summary>
    public static string? For(IEnumerable<string> arguments) =>
        arguments.Any(argument => argument.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase))
            ? null
            : Find();

    /// <summary>The repository's root when run from the sources; beside the program when published.</summary>
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Helpdesk.sln")))
                return folder.FullName;
        return AppContext.BaseDirectory;
    }
}
