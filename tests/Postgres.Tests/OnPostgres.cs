using System.Runtime.CompilerServices;
using Helpdesk.TestKit;

namespace Helpdesk.Postgres.Tests;

/// <summary>Has all tests of this project run on PostgreSQL.</summary>
internal static class OnPostgres
{
    [ModuleInitializer]
    [System.Diagnostics.CodeAnalysis.SuppressMessage(
        "Usage",
        "CA2255",
        Justification = "Tests are written for any database: this process has them run on one."
    )]
    public static void Want() => PostgresTestServer.IsWanted = true;
}
