using Helpdesk.Worker.Settings;

namespace Helpdesk.Sandbox;

/// <summary>
/// The practice room: a Bot API server, the real Bot, and a page with phones, in one process and without a token.
/// </summary>
internal static class Program
{
    /// <summary>
    /// Runs until it is stopped. <c>--folder</c> keeps the database in a folder of yours; without it, it is thrown
    /// away. <c>--at</c> sets the room's clock, in WIB.
    /// </summary>
    public static async Task<int> Main(string[] args)
    {
        try
        {
            await using var sandbox = await SandboxApplication.StartAsync(args);
            Console.WriteLine();
            Console.WriteLine("Ruang latihan helpdesk siap. Buka di peramban (open in a browser; Ctrl+C ends):");
            Console.WriteLine();
            Console.WriteLine($"  {sandbox.Address}");
            Console.WriteLine();
            await sandbox.WaitAsync();
            return 0;
        }
        catch (StartException cannot)
        {
            await Console.Error.WriteLineAsync(cannot.Message);
        }
        catch (IOException taken) when (taken.Message.Contains("Failed to bind", StringComparison.Ordinal))
        {
            await Console.Error.WriteLineAsync(
                $"{taken.Message} Another program uses that address; choose another: dotnet run --project sandbox -- --urls http://localhost:5099"
            );
        }
        return 1;
    }
}
