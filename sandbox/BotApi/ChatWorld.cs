using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Helpdesk.Sandbox.BotApi;

/// <summary>Everything that Telegram would know: people, chats, files, and updates that wait for the bot.</summary>
internal sealed class ChatWorld
{
    private static readonly DateTimeOffset Epoch = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly List<ChatMessage> _messages = [];
    private readonly Dictionary<string, (long UserId, DateTimeOffset At)> _queries = [];
    private int _lastMessageId,
        _lastQueryId,
        _lastFileId,
        _lastGroup;

    /// <summary>
    /// An empty world. Its IDs count from the machine's seconds since 2024, wherever the room's clock stands: a bot
    /// whose database is older never sees one again.
    /// </summary>
    public ChatWorld(TimeProvider time)
    {
        _time = time;
        _lastMessageId = _lastQueryId = _lastFileId = (int)(TimeProvider.System.GetUtcNow() - Epoch).TotalSeconds;
        Updates = new UpdateQueue(_lastMessageId);
    }

    private const long FirstGroupId = -1002100000000;

    /// <summary>Taps are forgotten after this long.</summary>
    public static readonly TimeSpan QueryLifetime = TimeSpan.FromSeconds(150);

    /// <summary>The bot's user ID.</summary>
    public const long BotId = 7000000001;

    /// <summary>The bot's username.</summary>
    public const string BotName = "HelpdeskBanyuwangiBot";

    /// <summary>The people by ID.</summary>
    public ConcurrentDictionary<long, ChatUser> Users { get; } = [];

    /// <summary>The groups by ID.</summary>
    public ConcurrentDictionary<long, ChatGroup> Groups { get; } = [];

    /// <summary>The files by ID.</summary>
    public ConcurrentDictionary<string, ChatFile> Files { get; } = [];

    /// <summary>Answers to taps, the newest last.</summary>
    public ConcurrentQueue<CallbackAnswer> Answers { get; } = [];

    /// <summary>Command menus by scope: "default" or a chat's ID.</summary>
    public ConcurrentDictionary<string, JsonNode> Menus { get; } = [];

    /// <summary>Updates that wait for the bot.</summary>
    public UpdateQueue Updates { get; }

    /// <summary>What the world's clock shows.</summary>
    public DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>Called after every change, with the chat's ID.</summary>
    public event Action<long>? Changed;

    /// <summary>A person joins the sandbox.</summary>
    public ChatUser AddUser(long id, string firstName, string lastName) =>
        Users.GetOrAdd(id, new ChatUser(id, firstName, lastName));

    /// <summary>A group with the bot in it.</summary>
    public ChatGroup AddGroup(string title)
    {
        var group = new ChatGroup(FirstGroupId - Interlocked.Increment(ref _lastGroup), title);
        return Groups[group.Id] = group;
    }

    /// <summary>The messages of a chat, in order.</summary>
    public IReadOnlyList<ChatMessage> Messages(long chatId)
    {
        lock (_lock)
            return [.. _messages.Where(message => message.ChatId == chatId)];
    }

    /// <summary>One message, or null.</summary>
    public ChatMessage? Find(long chatId, int messageId)
    {
        lock (_lock)
            return _messages.Find(message => message.ChatId == chatId && message.Id == messageId);
    }

    /// <summary>Adds a message to a chat.</summary>
    public ChatMessage Add(long chatId, bool fromBot, Func<ChatMessage, ChatMessage> with)
    {
        ChatMessage message;
        lock (_lock)
        {
            message = with(new ChatMessage(++_lastMessageId, chatId, fromBot, _time.GetUtcNow()));
            _messages.Add(message);
        }
        Changed?.Invoke(chatId);
        return message;
    }

    /// <summary>A person changes the words of a message.</summary>
    public ChatMessage Edit(ChatMessage message, string text)
    {
        (message.Text, message.EditedAt) = (text, Now);
        Changed?.Invoke(message.ChatId);
        return message;
    }

    /// <summary>Says that a chat has changed.</summary>
    public void Touch(long chatId) => Changed?.Invoke(chatId);

    /// <summary>Keeps a file.</summary>
    public ChatFile AddFile(byte[] bytes, FileKind kind, string? name = null, string? mediaType = null)
    {
        var file = new ChatFile(
            $"AgAC{Interlocked.Increment(ref _lastFileId):D6}{(kind == FileKind.Photo ? "photo" : "file")}",
            bytes,
            kind,
            name,
            mediaType
        );
        Files[file.Id] = file;
        return file;
    }

    /// <summary>A new tap's ID.</summary>
    public string NewQuery(long userId)
    {
        lock (_lock)
        {
            var id = $"{++_lastQueryId}";
            _queries[id] = (userId, _time.GetUtcNow());
            return id;
        }
    }

    /// <summary>Answers a tap.</summary>
    /// <exception cref="BotApiException">There is none, or it is too old.</exception>
    public void Answer(string queryId, string? text, bool alert)
    {
        long user;
        lock (_lock)
        {
            if (!_queries.Remove(queryId, out var query) || _time.GetUtcNow() - query.At > QueryLifetime)
                throw BotApiException.Bad("query is too old and response timeout expired or query ID is invalid");
            user = query.UserId;
        }
        Answers.Enqueue(new CallbackAnswer(queryId, user, text, alert));
        Changed?.Invoke(user);
    }
}
