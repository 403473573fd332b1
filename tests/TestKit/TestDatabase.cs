using Helpdesk.Core.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.TestKit;

/// <summary>
/// A database with the real schema and nothing in it: in SQLite's memory, or on the tests' PostgreSQL server.
/// </summary>
internal sealed class TestDatabase : IDisposable
{
    // Seconds for which a statement waits for another's lock.
    private const int Patience = 5;
    private readonly SqliteConnection? _memory;
    private readonly string _name = Guid.NewGuid().ToString("N");
    private readonly DbContextOptions<PostgresHelpdeskDb>? _server;

    public TestDatabase()
    {
        if (PostgresTestServer.IsWanted)
        {
            var options = new DbContextOptionsBuilder<PostgresHelpdeskDb>();
            StorageRegistration.UsePostgres(options, PostgresTestServer.DatabaseOf(_name));
            _server = options.Options;
            return;
        }
        _memory = new SqliteConnection("Data Source=:memory:");
        _memory.Open();
        using var db = Open();
        db.Database.Migrate();
    }

    /// <summary>SQLite's connection, for tests of that alone.</summary>
    public SqliteConnection Memory => _memory!;

    public HelpdeskDb Open() =>
        _server is not null
            ? new PostgresHelpdeskDb(_server)
            : new SqliteHelpdeskDb(
                new DbContextOptionsBuilder<SqliteHelpdeskDb>()
                    .UseSqlite(_memory!)
                    .AddInterceptors(new PreparedStatements())
                    .Options
            );

    public void Dispose()
    {
        _memory?.Dispose();
        if (_server is not null)
            PostgresTestServer.Drop(_name);
    }

    /// <summary>The settings by which a Bot finds the database that belongs to a folder.</summary>
    public static string[] Settings(string folder) =>
        PostgresTestServer.IsWanted
            ? ["Database:Provider=Postgres", $"Database:ConnectionString={PostgresTestServer.DatabaseOf(folder)}"]
            : [$"Database:ConnectionString=Data Source={Path.Combine(folder, "helpdesk.db")}"];

    /// <summary>Registers the database that belongs to a folder, and the photos there.</summary>
    public static IServiceCollection AddTo(IServiceCollection services, string folder)
    {
        services.AddSingleton<IPhotoStore>(new PhotoFiles(folder));
        return PostgresTestServer.IsWanted
            ? services.AddPostgres($"{PostgresTestServer.DatabaseOf(folder)};Command Timeout={Patience}")
            : services.AddSqlite($"Data Source={Path.Combine(folder, "helpdesk.db")};Default Timeout={Patience}");
    }
}
