using System.Data.Common;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Storage;
using Helpdesk.Worker.Settings;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Worker;

/// <summary>
/// Before the Worker's jobs run: sees that a Bot has made the database ready, and reads what that Bot's channels can
/// do. Schema, clocks, offices and admins are the Bot's to bring up to date: a Worker changes none of them.
/// </summary>
internal sealed class WorkerStartup(IDbContextFactory<HelpdeskDb> databases)
{
    private ChannelDirectory? _channels;

    /// <summary>The channels.</summary>
    /// <exception cref="InvalidOperationException">They were not read yet.</exception>
    public ChannelDirectory Channels =>
        _channels ?? throw new InvalidOperationException("The channels are read before anything works with them.");

    /// <summary>Looks at the database.</summary>
    /// <exception cref="StartException">It can't be opened, or no Bot of this version has started on it.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellation);
            await RequireThisVersionAsync(db, cancellation);
            if (await db.Facts.AnyAsync(fact => fact.Name == SystemFact.Moving, cancellation))
                throw new StartException("A helpdesk is being moved into this database and is not there whole.");
            _channels =
                await RecordedChannels.ReadAsync(db, cancellation)
                ?? throw new StartException("No Bot has started on this database yet: start one first.");
        }
        catch (DbException failure)
        {
            throw new StartException(
                $"The database can't be opened: {failure.Message} "
                    + "Check Database:ConnectionString, and that the server runs."
            );
        }
    }

    private static async Task RequireThisVersionAsync(HelpdeskDb db, CancellationToken cancellation)
    {
        var applied = await db.Database.GetAppliedMigrationsAsync(cancellation);
        if (!applied.Order().SequenceEqual(db.Database.GetMigrations().Order()))
            throw new StartException(
                "The database is of another version than this Worker. Start the Bot of this version first: it brings the database to it."
            );
    }
}
