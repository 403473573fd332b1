using Helpdesk.TestKit;
using Microsoft.Data.Sqlite;

namespace Helpdesk.Bench;

/// <summary>
/// How many small transactions this disk takes in a second, each durable before the next begins: what no helpdesk on
/// SQLite without a shared commit could exceed.
/// </summary>
internal static class DurableCommits
{
    private const int Commits = 2_000;

    public static async Task RunAsync()
    {
        var folder = TemporaryFolder.New();
        await using (
            var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "raw.db")};Pooling=False")
        )
        {
            await connection.OpenAsync();
            await using var begin = connection.CreateCommand();
            begin.CommandText =
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE raw (id INTEGER PRIMARY KEY, words TEXT)";
            await begin.ExecuteNonQueryAsync();
            await using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO raw (words) VALUES ('internet mati sejak pagi')";
            await insert.PrepareAsync();
            var took = await Times.OfAsync(async () =>
            {
                for (var commit = 0; commit < Commits; commit++)
                    await insert.ExecuteNonQueryAsync();
            });
            Times.Print("durable commits of this disk", $"{Commits / took.TotalSeconds:N0} a second");
        }
        TemporaryFolder.Delete(folder);
    }
}
