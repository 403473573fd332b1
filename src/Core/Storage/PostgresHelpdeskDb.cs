using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Storage;

/// <summary>The database on PostgreSQL.</summary>
internal sealed class PostgresHelpdeskDb(DbContextOptions<PostgresHelpdeskDb> options) : HelpdeskDb(options)
{
    private const int MaxLeaseName = 40;

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        model.Entity<Lease>(lease =>
        {
            lease.ToTable("Leases");
            lease.HasKey(one => one.Name);
            lease.Property(one => one.Name).HasMaxLength(MaxLeaseName);
        });
    }
}
