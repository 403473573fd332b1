using System.Collections.Concurrent;
using Helpdesk.Core.Storage;
using Helpdesk.Sandbox;
using Helpdesk.Sandbox.BotApi;
using Helpdesk.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.EndToEnd.Tests.Faults;

/// <summary>
/// A helpdesk to which things happen: the Bot, the platform, the people, and what is counted meanwhile. Everything that
/// a seed decides comes from <see cref="Dice"/>.
/// </summary>
internal sealed class FaultRoom : IAsyncDisposable
{
    private readonly TelegramServer _server;
    private readonly SmallDisk _disk;
    private int _kills;

    private FaultRoom(int seed, TelegramServer server, SmallDisk disk, bool isProcess)
    {
        (Dice, _server, _disk) = (new Dice(seed), server, disk);
        Clock = new SandboxClock(disk.Folder);
        var settings = server.Settings(disk.Folder, "OfficeCalendar:AlwaysOpen=true");
        Life = isProcess ? new ProcessLife(disk.Folder, settings) : new HostedLife(disk.Folder, settings, Clock);
        People = new SopScript(server);
        Reporters = [.. new[] { "Wati", "Joko", "Tini" }.Select(name => server.Phone(name, "Pelapor"))];
        Bystander = server.Phone("Bima", "Penanya");
        foreach (var phone in Reporters.Append(Bystander).Append(People.Staff).Append(People.Admin))
            phone.Patience = TimeSpan.FromMinutes(2);
        server.Fault.OfCall = FaultOf;
    }

    public Dice Dice { get; }

    public SandboxClock Clock { get; }

    public BotLife Life { get; }

    public SopScript People { get; }

    public IReadOnlyList<TelegramPhone> Reporters { get; }

    /// <summary>Somebody to whom nothing is done.</summary>
    public TelegramPhone Bystander { get; }

    public SmallDisk Disk => _disk;

    public NetworkFault Network => _server.Fault;

    public BotApiServer Api => _server.Api;

    /// <summary>What goes wrong with calls now; null for nothing.</summary>
    public Func<BotApiCall, CallFault?>? Wrong { get; set; }

    /// <summary>How many answers were lost, by chat: what was done in such a call may be done again.</summary>
    public ConcurrentDictionary<long, int> AnswersLost { get; } = [];

    /// <summary>How often the Bot was killed.</summary>
    public int Kills => _kills;

    /// <summary>Outbox rows that were spoilt on purpose.</summary>
    public ConcurrentBag<long> Spoilt { get; } = [];

    /// <summary>Between two reports people can be asked to wait.</summary>
    public Bedtime Bedtime { get; } = new();

    /// <summary>Whether all that is wrong now is wrong for others than the bystander.</summary>
    public bool SparesBystander { get; set; } = true;

    /// <summary>Everyone whose messages are counted.</summary>
    public IEnumerable<TelegramPhone> Everyone =>
        Reporters.Append(Bystander).Concat([People.Staff, People.OtherStaff, People.Head, People.Admin]);

    public static async Task<FaultRoom> OpenAsync(int seed, bool isProcess)
    {
        var room = new FaultRoom(seed, await TelegramServer.StartAsync(), new SmallDisk(), isProcess);
        await room.Life.StartAsync();
        await room.People.SetUpPeople();
        await room.Bystander.Say("/start", "Selamat datang");
        return room;
    }

    /// <summary>kill -9, and a new life.</summary>
    public async Task KillAsync(ProcessLife life)
    {
        life.Kill();
        Interlocked.Increment(ref _kills);
        await life.StartAsync();
    }

    public SqliteHelpdeskDb Db()
    {
        var options = new DbContextOptionsBuilder<SqliteHelpdeskDb>();
        StorageRegistration.UseSqlite(options, ConnectionString);
        return new SqliteHelpdeskDb(options.Options);
    }

    public string ConnectionString => $"Data Source={Path.Combine(_disk.Folder, "helpdesk.db")};Pooling=False";

    public string Photos => Path.Combine(_disk.Folder, "photos");

    public async ValueTask DisposeAsync()
    {
        await Life.DisposeAsync();
        await _server.DisposeAsync();
        _disk.Dispose();
    }

    private CallFault? FaultOf(BotApiCall call)
    {
        var fault = Wrong?.Invoke(call);
        if (fault is CallFault.AnswerLost && call.Integer("chat_id") is { } chat)
            AnswersLost.AddOrUpdate(chat, 1, (_, count) => count + 1);
        return fault;
    }
}
