using Microsoft.Data.Sqlite;

namespace Helpdesk.Packages.Tests;

public sealed class Sqlite_version
{
    [Fact]
    public void Sqlite_is_3_53_or_newer_for_older_ones_can_corrupt_a_database_whose_log_is_reset()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        Assert.True(
            Version.Parse(connection.ServerVersion) >= new Version(3, 53),
            $"SQLite {connection.ServerVersion} is in use."
        );
    }
}
