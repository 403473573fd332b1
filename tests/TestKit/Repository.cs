namespace Helpdesk.TestKit;

/// <summary>The checkout that the tests were built in.</summary>
public static class Repository
{
    /// <summary>A file or folder of it.</summary>
    /// <param name="path">From the checkout's top.</param>
    public static string PathTo(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Helpdesk.sln")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, path);
    }
}
