using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Helpdesk.Core.Storage;

namespace Helpdesk.TestKit;

/// <summary>
/// An S3 server of a test's own (s3rver, which npm brings), with one bucket, on a free port, in a temporary folder.
/// </summary>
internal sealed class S3TestServer : IAsyncDisposable
{
    public const string Bucket = "photos";

    // s3rver knows one account, of this name and secret.
    private const string Account = "S3RVER";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly string _folder = TemporaryFolder.New();
    private readonly int _port = FreePort.Find();
    private Process? _process;

    private S3TestServer() { }

    public PhotoBucketPlace Place => new(Bucket, "ap-southeast-3", Address, Account, Account);

    public string[] Settings =>
        [
            "Photos:Store=S3",
            $"Photos:S3:Bucket={Bucket}",
            $"Photos:S3:Endpoint={Address}",
            $"Photos:S3:AccessKey={Account}",
            $"Photos:S3:SecretKey={Account}",
        ];

    private Uri Address => new($"http://127.0.0.1:{_port.ToString(CultureInfo.InvariantCulture)}");

    public static async Task<S3TestServer> StartAsync()
    {
        var server = new S3TestServer();
        await server.GoOnAsync();
        return server;
    }

    /// <summary>The names of all objects.</summary>
    public IReadOnlyList<string> Objects() =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(_folder, Bucket), "*._S3rver_object", SearchOption.AllDirectories)
                .Select(file => Path.GetFileName(file).Split('.')[0]),
        ];

    /// <summary>Somebody else's object.</summary>
    public void Put(string key)
    {
        using var s3 = PhotoBucket.Connect(Place);
        s3.PutObjectAsync(
                new Amazon.S3.Model.PutObjectRequest
                {
                    BucketName = Bucket,
                    Key = key,
                    ContentBody = "not ours",
                    UseChunkEncoding = false,
                }
            )
            .GetAwaiter()
            .GetResult();
    }

    /// <summary>It is there no more.</summary>
    public void Fail()
    {
        _process!.Kill();
        _process.WaitForExit();
    }

    /// <summary>It is there again, with what it had.</summary>
    public async Task GoOnAsync()
    {
        _process = Process.Start(
            new ProcessStartInfo(
                "node",
                [
                    Program(),
                    "-d",
                    _folder,
                    "-a",
                    "127.0.0.1",
                    "-p",
                    _port.ToString(CultureInfo.InvariantCulture),
                    "--silent",
                    "--configure-bucket",
                    Bucket,
                ]
            )
        )!;
        var since = TimeProvider.System.GetTimestamp();
        while (!await AnswersAsync())
        {
            if (_process.HasExited || TimeProvider.System.GetElapsedTime(since) > Patience)
                throw new InvalidOperationException("s3rver did not start.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        TemporaryFolder.Delete(_folder);
    }

    private static string Program()
    {
        var program = Repository.PathTo("tests/s3rver/node_modules/s3rver/bin/s3rver.js");
        // The words before the sentence have xunit count a test as skipped.
        return File.Exists(program)
            ? program
            : throw new InvalidOperationException(
                "$XunitDynamicSkip$s3rver is missing. Install it with: npm ci --prefix tests/s3rver"
            );
    }

    private async Task<bool> AnswersAsync()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", _port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
