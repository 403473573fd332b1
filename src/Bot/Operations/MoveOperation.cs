using System.Data.Common;
using Helpdesk.Bot.Databases;
using Helpdesk.Core.Moving;
using Helpdesk.Core.Storage;
using Helpdesk.Worker.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Helpdesk.Bot.Operations;

/// <summary>
/// <c>-- move-to "&lt;connection string&gt;"</c>: moves a stopped SQLite helpdesk to a PostgreSQL database.
/// </summary>
internal sealed class MoveOperation : Operation
{
    private const int BetweenLines = 20_000;

    /// <inheritdoc/>
    public override async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> words, TextWriter output)
    {
        if (services.GetRequiredService<IOptions<DatabaseOptions>>().Value.Provider is not DatabaseProvider.Sqlite)
            throw new StartException("The settings name the SQLite helpdesk that is moved: Database:Provider=Sqlite.");
        var target = new DatabaseOptions { ConnectionString = words is [var one] ? one : "" }.ToPostgres();
        if (target is null)
            throw new StartException(
                "Name the new database: -- move-to \"Host=<server>;Database=<name>;Username=<user>;Password=<password>\""
            );
        // Nobody else uses the file, and it is of this version.
        using var home = services.GetRequiredService<DatabaseHome>();
        await home.TakeAsync(CancellationToken.None);
        var options = new DbContextOptionsBuilder<PostgresHelpdeskDb>();
        StorageRegistration.UsePostgres(options, target.ConnectionString);
        var from = services.GetRequiredService<IDbContextFactory<HelpdeskDb>>();
        var move = new HelpdeskMove(() => (from.CreateDbContext(), new PostgresHelpdeskDb(options.Options)));
        try
        {
            var moved = await move.RunAsync((table, rows) => Say(output, table, rows), CancellationToken.None);
            foreach (var table in moved)
                await output.WriteLineAsync(
                    $"{table.Name}: {table.Rows} rows, the same on both sides ({table.Hash[..12]})"
                );
            await output.WriteLineAsync(
                "Moved. Set Database:Provider=Postgres and Database:ConnectionString; photos stay where they are."
            );
            return 0;
        }
        catch (Exception failure)
            when (failure is MoveException or DbException or DbUpdateException || DatabaseTrouble.MayPass(failure))
        {
            throw new StartException(
                $"Not moved: {failure.GetBaseException().Message} What has been moved stays; asked again, it goes on from there."
            );
        }
    }

    private static void Say(TextWriter output, string table, long rows)
    {
        if (rows % BetweenLines == 0)
            output.WriteLine($"{table}: {rows} rows");
    }
}
