using System.Collections.Concurrent;
using Helpdesk.Bot.Channels.Telegram;
using Helpdesk.Bot.Databases;
using Helpdesk.Bot.Outbox;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Helpdesk.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Bot.Tests;

/// <summary>
/// The outbox and its dispatcher on a real database file, with a platform that does as the test says.
/// </summary>
internal sealed class OutboxRoom : IAsyncDisposable
{
    private readonly string _folder = TemporaryFolder.New();
    private readonly ServiceProvider _services;
    private IHostedService? _dispatcher;

    private OutboxRoom() =>
        _services = TestDatabase
            .AddTo(new ServiceCollection(), _folder)
            .AddLogging(logging => logging.AddProvider(Log))
            .AddSingleton(TimeProvider.System)
            .AddSingleton(new ChannelDirectory(TelegramChannel.Traits))
            .AddSingleton<Reachability>()
            .AddSingleton(StepClocks.AsWritten)
            .AddSingleton(new TextCatalog(Language.Id, StepClocks.AsWritten.Calendar.Shown))
            .AddSingleton<HelpdeskRules>()
            .AddSingleton<IBotLease, OnlyBot>()
            .AddOutbox()
            .BuildServiceProvider();

    public ScriptedPlatform Platform { get; } = new();

    public LogLines Log { get; } = new();

    public OutboxState State => _services.GetRequiredService<OutboxState>();

    public WriteGate Gate => _services.GetRequiredService<WriteGate>();

    public static async Task<OutboxRoom> OpenAsync()
    {
        var room = new OutboxRoom();
        await StorageRegistration.MigrateAsync(
            room._services.GetRequiredService<IDbContextFactory<HelpdeskDb>>(),
            CancellationToken.None
        );
        return room;
    }

    public HelpdeskDb Db() => _services.GetRequiredService<IDbContextFactory<HelpdeskDb>>().CreateDbContext();

    public async Task StartAsync()
    {
        _dispatcher = ActivatorUtilities.CreateInstance<OutboxDispatcher>(
            _services,
            Platform,
            new OutboxPacing(new OutboxSpeed(10000, 10000, 10000), TimeProvider.System)
        );
        await _dispatcher.StartAsync(CancellationToken.None);
    }

    public Task StopAsync() => _dispatcher!.StopAsync(CancellationToken.None);

    public Task<IReadOnlyList<long>> ChatsAsync(int count) =>
        Gate.RunAsync(
            async work =>
            {
                var contacts = Enumerable
                    .Range(1, count)
                    .Select(number => new Contact
                    {
                        Person = new Person { Name = $"Orang {number}" },
                        Channel = TelegramChannel.Channel,
                        Address = $"{number}",
                    })
                    .ToList();
                work.Db.AddRange(contacts);
                await work.Db.SaveChangesAsync();
                return (IReadOnlyList<long>)[.. contacts.Select(contact => contact.Id)];
            },
            CancellationToken.None
        );

    /// <summary>Writes a message to each of some chats, in one commit.</summary>
    public Task WriteAsync(string text, OutboxPurpose purpose, params IEnumerable<long> chats) =>
        Gate.RunAsync(
            async work =>
            {
                var ids = chats.ToList();
                var contacts = await work
                    .Db.Contacts.Include(contact => contact.Person)
                    .Where(contact => ids.Contains(contact.Id))
                    .ToListAsync();
                foreach (var contact in contacts)
                    work.Outbox.Write(contact, purpose, new OutgoingMessage { Markup = text });
            },
            CancellationToken.None
        );

    /// <summary>
    /// Writes a reply as another process does, of which nobody here hears, and then one here to the same chat.
    /// </summary>
    public async Task WriteElsewhereAndHereAsync(string elsewhere, string here, long chat)
    {
        await using (var db = Db())
        {
            var contact = await db.Contacts.SingleAsync(one => one.Id == chat);
            var writer = new OutboxWriter(db, TimeProvider.System.GetUtcNow());
            writer.Write(contact, OutboxPurpose.Reply, new OutgoingMessage { Markup = elsewhere });
            await db.SaveChangesAsync();
        }
        await Gate.RunAsync(
            async work =>
            {
                var contact = await work.Db.Contacts.Include(one => one.Person).SingleAsync(one => one.Id == chat);
                work.Outbox.IsBehindOthers = true;
                work.Outbox.Write(contact, OutboxPurpose.Reply, new OutgoingMessage { Markup = here });
            },
            CancellationToken.None
        );
    }

    public async Task UntilAsync(Func<bool> holds, string what)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!holds())
        {
            if (TimeProvider.System.GetElapsedTime(began) > TimeSpan.FromSeconds(30))
                Assert.Fail($"Waited for {what}. {Log.All}");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Platform.Answer = (_, _) => Task.FromResult<SendResult>(new SendResult.Delivered("1"));
        if (_dispatcher is not null)
            await StopAsync();
        await _services.DisposeAsync();
        TemporaryFolder.Delete(_folder);
    }
}

/// <summary>A platform that answers as the test says, and remembers what it was sent.</summary>
internal sealed class ScriptedPlatform : IChannelSender
{
    public Channel Channel => TelegramChannel.Channel;

    public ConcurrentQueue<(long Chat, string Text, long Row)> Taken { get; } = [];

    public Func<OutboxMessage, CancellationToken, Task<SendResult>> Answer { get; set; } =
        (row, _) => Task.FromResult<SendResult>(new SendResult.Delivered($"{row.Id}"));

    public async Task<SendResult> SendAsync(OutboxMessage message, HelpdeskDb db, CancellationToken cancellation)
    {
        var result = await Answer(message, cancellation);
        if (result is SendResult.Delivered)
            Taken.Enqueue((message.ContactId, message.Content.Markup, message.Id));
        return result;
    }
}
