using System.Data.Common;
using Helpdesk.Core.Storage;
using Helpdesk.Worker.Settings;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Databases;

/// <summary>A database on PostgreSQL, which any number of Bots and Workers may use.</summary>
internal sealed class PostgresHome(IDbContextFactory<HelpdeskDb> databases, PostgresLease lease) : DatabaseHome
{
    /// <inheritdoc/>
    public override async Task TakeAsync(CancellationToken cancellation)
    {
        try
        {
            await StorageRegistration.MigrateAsync(databases, cancellation);
            await using var db = await databases.CreateDbContextAsync(cancellation);
            if (await db.Facts.AnyAsync(fact => fact.Name == SystemFact.Moving, cancellation))
                throw new StartException(
                    "A helpdesk is being moved into this database and is not there whole. End it with the same -- move-to, then start."
                );
            await lease.TryTakeAsync(cancellation);
        }
        catch (DbException failure)
        {
            throw new StartException(
                $"The database can't be opened: {failure.Message} "
                    + "Check Database:ConnectionString, that the server runs, and that its user owns the database."
            );
        }
    }

    /// <inheritdoc/>
    public override void Dispose() { }
}
