using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Core.Storage;

/// <summary>Registers the database, the write gate and the photo store.</summary>
internal static class StorageRegistration
{
    /// <summary>The database on SQLite and the photos in a folder.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="connectionString">The connection string; its data source is a file.</param>
    /// <param name="photoFolder">The folder for photos.</param>
    public static IServiceCollection AddHelpdeskStorage(
        this IServiceCollection services,
        string connectionString,
        string photoFolder
    )
    {
        services.AddPooledDbContextFactory<SqliteHelpdeskDb>(options => UseSqlite(options, connectionString));
        services.AddSingleton<IDbContextFactory<HelpdeskDb>>(provider => new AnyProvider(
            provider.GetRequiredService<IDbContextFactory<SqliteHelpdeskDb>>()
        ));
        services.AddSingleton<WriteGate>();
        services.AddSingleton(new PhotoFiles(photoFolder));
        return services;
    }

    /// <summary>Configures a context for SQLite.</summary>
    public static void UseSqlite(DbContextOptionsBuilder options, string connectionString) =>
        options
            .UseSqlite(connectionString)
            .EnableThreadSafetyChecks(false)
            .AddInterceptors(new SqliteConnections(), new PreparedStatements());

    /// <summary>
    /// Brings the database to the newest schema, and sets its journal so that readers and the writer don't wait for
    /// each other.
    /// </summary>
    /// <param name="databases">The database.</param>
    /// <remarks>The caller makes sure that no other process uses the file.</remarks>
    /// <exception cref="SqliteException">The file can't be opened or is no database.</exception>
    public static async Task MigrateAsync(IDbContextFactory<HelpdeskDb> databases, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        // Whoever dies while migrating leaves EF's lock behind, and the next start would wait for it for ever. The
        // caller is alone here.
        await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\";", cancellation);
        await db.Database.MigrateAsync(cancellation);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", cancellation);
    }

    private sealed class AnyProvider(IDbContextFactory<SqliteHelpdeskDb> inner) : IDbContextFactory<HelpdeskDb>
    {
        public HelpdeskDb CreateDbContext() => inner.CreateDbContext();
    }
}
