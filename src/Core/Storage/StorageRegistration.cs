using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Helpdesk.Core.Storage;

/// <summary>Registers the database and the write gate.</summary>
internal static class StorageRegistration
{
    // Statements that are kept prepared on each connection, and after how many uses.
    private const int MostPrepared = 200,
        UsesBeforePrepared = 2;

    // A ticket has a handful of visits, and its reporter an address or two: one query with all of it is less than
    // three.
    private const QuerySplittingBehavior Splitting = QuerySplittingBehavior.SingleQuery;

    /// <summary>The database on SQLite.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="connectionString">The connection string; its data source is a file.</param>
    public static IServiceCollection AddSqlite(this IServiceCollection services, string connectionString) =>
        services.AddDatabase<SqliteHelpdeskDb>(options => UseSqlite(options, connectionString));

    /// <summary>The database on PostgreSQL.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="connectionString">The connection string.</param>
    public static IServiceCollection AddPostgres(this IServiceCollection services, string connectionString) =>
        services.AddDatabase<PostgresHelpdeskDb>(options => UsePostgres(options, connectionString));

    /// <summary>Configures a context for SQLite.</summary>
    public static void UseSqlite(DbContextOptionsBuilder options, string connectionString) =>
        options
            .UseSqlite(connectionString, sqlite => sqlite.UseQuerySplittingBehavior(Splitting))
            .EnableThreadSafetyChecks(false)
            .AddInterceptors(new SqliteConnections(), new PreparedStatements());

    // A process that stops in the middle of a transaction, and holds what others wait for, is thrown out; whoever waits
    // for one that is slow gives up before, and is tried again.
    private const string Limits = "-c idle_in_transaction_session_timeout=8s -c lock_timeout=6s";

    /// <summary>Configures a context for PostgreSQL.</summary>
    public static void UsePostgres(DbContextOptionsBuilder options, string connectionString) =>
        options
            .UseNpgsql(
                new NpgsqlConnectionStringBuilder(connectionString)
                {
                    MaxAutoPrepare = MostPrepared,
                    AutoPrepareMinUsages = UsesBeforePrepared,
                    Options = $"{new NpgsqlConnectionStringBuilder(connectionString).Options} {Limits}".Trim(),
                }.ConnectionString,
                postgres => postgres.UseQuerySplittingBehavior(Splitting)
            )
            .EnableThreadSafetyChecks(false);

    /// <summary>
    /// Brings the database to the newest schema, and sets SQLite's journal so that readers and the writer don't wait
    /// for each other.
    /// </summary>
    /// <param name="databases">The database.</param>
    /// <remarks>The caller makes sure that no other process uses a file.</remarks>
    /// <exception cref="System.Data.Common.DbException">The database can't be opened or is no helpdesk's.</exception>
    public static async Task MigrateAsync(IDbContextFactory<HelpdeskDb> databases, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (!db.Database.IsSqlite())
        {
            await db.Database.MigrateAsync(cancellation);
            return;
        }
        // Whoever dies while migrating leaves EF's lock behind, and the next start would wait for it for ever. The
        // caller is alone here.
        await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\";", cancellation);
        await db.Database.MigrateAsync(cancellation);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", cancellation);
    }

    private static IServiceCollection AddDatabase<TDb>(
        this IServiceCollection services,
        Action<DbContextOptionsBuilder> configure
    )
        where TDb : HelpdeskDb
    {
        services.AddPooledDbContextFactory<TDb>(configure);
        services.AddSingleton<IDbContextFactory<HelpdeskDb>>(provider => new AnyProvider<TDb>(
            provider.GetRequiredService<IDbContextFactory<TDb>>()
        ));
        return services.AddSingleton<WriteGate>();
    }

    private sealed class AnyProvider<TDb>(IDbContextFactory<TDb> inner) : IDbContextFactory<HelpdeskDb>
        where TDb : HelpdeskDb
    {
        public HelpdeskDb CreateDbContext() => inner.CreateDbContext();
    }
}
