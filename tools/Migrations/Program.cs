using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

Console.WriteLine("Used by dotnet ef; see docs/decisions/0003-storage.md.");

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
