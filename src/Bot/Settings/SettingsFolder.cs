namespace Helpdesk.Bot.Settings;

/// <summary>Where appsettings.json is, and from where relative paths count.</summary>
internal static class SettingsFolder
{
    /// <summary>The repository's root when run from the sources; beside the program when published.</summary>
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Helpdesk.sln")))
                return folder.FullName;
        return AppContext.BaseDirectory;
    }
}
