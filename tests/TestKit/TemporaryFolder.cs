using Helpdesk.Core.Storage;
using Helpdesk.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Helpdesk.TestKit;

/// <summary>Folders that are gone after the test.</summary>
public static class TemporaryFolder
{
    public static string New() => Directory.CreateTempSubdirectory("helpdesk-").FullName;

    public static void Delete(string folder)
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
