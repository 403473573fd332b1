using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

Console.WriteLine("Used by dotnet ef; see docs/decisions/0003-storage.md.");

/// <summary>Gives <c>dotnet ef</c> a context for PostgreSQL; no server is asked.</summary>
internal sealed class PostgresFactory : IDesignTimeDbContextFactory<PostgresHelpdeskDb>
{
    /// <inheritdoc/>
    public PostgresHelpdeskDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgresHelpdeskDb>();
        StorageRegistration.UsePostgres(options, "Host=localhost;Database=design-time");
        return new PostgresHelpdeskDb(options.Options);
    }
}

/// <summary>Gives <c>dotnet ef</c> a context; the file is never opened.</summary>
internal sealed class SqliteFactory : IDesignTimeDbContextFactory<SqliteHelpdeskDb>
{
    /// <inheritdoc/>
    public SqliteHelpdeskDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteHelpdeskDb>();
        StorageRegistration.UseSqlite(options, "Data Source=design-time.db");
        return new SqliteHelpdeskDb(options.Options);
    }
}
