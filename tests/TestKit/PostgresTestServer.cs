using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Helpdesk.TestKit;

/// <summary>
/// A PostgreSQL server of the tests' own, on a free port, in a temporary folder: begun by the first test that wants it,
/// ended with the process. Its databases are copies of one that was migrated once.
/// </summary>
internal static class PostgresTestServer
{
    private const string Versions = "/usr/lib/postgresql";
    private const string Template = "template_helpdesk",
        User = "helpdesk";

    // It takes neither power cuts nor many people.
    private const string Options =
        "-c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300";
    private static readonly Lazy<string> Server = new(Start);
    private static readonly HashSet<string> Made = [];
    private static string _data = "",
        _options = "";

    /// <summary>Whether the tests of this process run on PostgreSQL.</summary>
    public static bool IsWanted { get; set; }

    /// <summary>
    /// The connection string of the database that belongs to a name; an empty one with the schema at first.
    /// </summary>
    public static string DatabaseOf(string name)
    {
        var database = NameOf(name);
        lock (Server)
            if (Made.Add(database))
                Run($"CREATE DATABASE {database} TEMPLATE {Template} STRATEGY file_copy");
        return To(database);
    }

    /// <summary>The connection string of a new database that belongs to a name and has no schema.</summary>
    public static string EmptyDatabaseOf(string name)
    {
        var database = NameOf(name);
        lock (Server)
            if (Made.Add(database))
                Run($"CREATE DATABASE {database}");
        return To(database);
    }

    /// <summary>Drops the database that belongs to a name, if there is one.</summary>
    public static void Drop(string name)
    {
        lock (Server)
            if (!Made.Remove(NameOf(name)))
                return;
        using (var pooled = new NpgsqlConnection(To(NameOf(name))))
            NpgsqlConnection.ClearPool(pooled);
        Run($"DROP DATABASE IF EXISTS {NameOf(name)} WITH (FORCE)");
    }

    /// <summary>Ends every connection, as a failover does, and goes on.</summary>
    /// <param name="away">How long it is away.</param>
    public static async Task RestartAsync(TimeSpan away)
    {
        _ = Server.Value;
        AsNobody("pg_ctl", "-D", _data, "-m", "fast", "-w", "stop");
        await Task.Delay(away, TimeProvider.System);
        // Those of this process are dead, too.
        NpgsqlConnection.ClearAllPools();
        Serve();
    }

    private static string NameOf(string name) =>
        $"t{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..20]}";

    private static string To(string database) => $"{Server.Value};Database={database};Maximum Pool Size=20";

    [SuppressMessage("Security", "CA2100", Justification = "Made of names that are hashes.")]
    private static void Run(string sql)
    {
        using var connection = new NpgsqlConnection($"{Server.Value};Database=postgres");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static string Start()
    {
        var folder = Directory.CreateTempSubdirectory("helpdesk-pg-").FullName;
        var data = Path.Combine(folder, "data");
        // The server refuses to run as root.
        if (Environment.IsPrivilegedProcess)
            Execute("chown", "nobody", folder);
        _data = data;
        AsNobody("initdb", "-D", data, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        var port = FreePort.Find();
        _options = string.Create(CultureInfo.InvariantCulture, $"{Options} -p {port} -k {folder}");
        Serve();
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            AsNobody("pg_ctl", "-D", data, "-m", "immediate", "stop");
            Directory.Delete(folder, recursive: true);
        };
        var server = string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username={User}");
        MakeTemplate(server);
        return server;
    }

    private static void Serve() =>
        AsNobody("pg_ctl", "-D", _data, "-l", Path.Combine(_data, "..", "log"), "-w", "-o", _options, "start");

    // Nobody may be connected to what is copied.
    private static void MakeTemplate(string server)
    {
        var options = new DbContextOptionsBuilder<PostgresHelpdeskDb>();
        StorageRegistration.UsePostgres(options, $"{server};Database={Template};Pooling=false");
        using var db = new PostgresHelpdeskDb(options.Options);
        db.Database.Migrate();
    }

    private static void AsNobody(string program, params string[] arguments)
    {
        var file = Path.Combine(Programs(), program);
        if (Environment.IsPrivilegedProcess)
            Execute("setpriv", ["--reuid=nobody", "--regid=nogroup", "--clear-groups", file, .. arguments]);
        else
            Execute(file, arguments);
    }

    // Debian keeps them off the path. The words before the sentence have xunit count a test as skipped.
    private static string Programs() =>
        (Directory.Exists(Versions) ? Directory.EnumerateDirectories(Versions) : [])
            .Order()
            .Select(version => Path.Combine(version, "bin"))
            .LastOrDefault(Directory.Exists)
        ?? throw new InvalidOperationException(
            "$XunitDynamicSkip$PostgreSQL is missing. Install it with: apt-get install postgresql"
        );

    private static void Execute(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/" })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}."
            );
    }
}
