namespace Helpdesk.TestKit;

/// <summary>Folders that are gone after the test.</summary>
internal static class TemporaryFolder
{
    public static string New() => Directory.CreateTempSubdirectory("helpdesk-").FullName;

    public static void Delete(string folder)
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        PostgresTestServer.Drop(folder);
        Directory.Delete(folder, recursive: true);
    }
}
