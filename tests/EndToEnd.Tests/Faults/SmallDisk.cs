using System.Diagnostics;
using Helpdesk.TestKit;

namespace Helpdesk.EndToEnd.Tests.Faults;

/// <summary>
/// A folder on a disk of its own that can be filled up: a small tmpfs, where this machine lets us mount one. Elsewhere
/// it is an ordinary folder, and a full disk can't be tried.
/// </summary>
internal sealed class SmallDisk : IDisposable
{
    private const int Megabytes = 64;
    private readonly string _file;

    public SmallDisk()
    {
        Folder = TemporaryFolder.New();
        CanBeFilled = Run("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m", "tmpfs", Folder);
        _file = Path.Combine(Folder, "filler");
    }

    public string Folder { get; }

    public bool CanBeFilled { get; }

    /// <summary>Leaves no room for anything.</summary>
    public void Fill()
    {
        using var filler = new FileStream(_file, FileMode.Create);
        var block = new byte[64 * 1024];
        try
        {
            while (true)
            {
                filler.Write(block);
                filler.Flush();
            }
        }
        catch (IOException)
        {
            // That is what was wanted.
        }
    }

    public void Free() => File.Delete(_file);

    public void Dispose()
    {
        if (CanBeFilled)
            Run("umount", "-l", Folder);
        TemporaryFolder.Delete(Folder);
    }

    private static bool Run(string command, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(command, arguments) { RedirectStandardError = true, RedirectStandardOutput = true }
        )!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
