using System.Text.Json.Nodes;

namespace Helpdesk.Sandbox.BotApi;

/// <summary>What a person does with their phone. What is sent comes back as the update that the bot gets.</summary>
internal sealed class Phone(ChatWorld world, long userId)
{
    private const int MaxGallery = 10;

    /// <summary>The person.</summary>
    public ChatUser User => world.Users[userId];

    /// <summary>The messages on the screen.</summary>
    public IReadOnlyList<ChatMessage> Messages => world.Messages(userId);

    /// <summary>Types a text, as a reply when a message is given. Returns the update, for a server that delivers it
    /// twice.</summary>
    public JsonObject Type(string text, int? replyTo = null) => Send(new ChatPart { Text = text, ReplyTo = replyTo });

    /// <summary>Types a text in a group.</summary>
    public JsonObject TypeIn(long groupId, string text, int? replyTo = null) =>
        Send(new ChatPart { Text = text, ReplyTo = replyTo }, groupId);

    /// <summary>Sends a photo, compressed as Telegram does, or as it is.</summary>
    public JsonObject SendPhoto(byte[] bytes, string? caption = null, string? albumId = null, int? replyTo = null) =>
        Send(
            new ChatPart
            {
                File = world.AddFile(bytes, FileKind.Photo),
                Text = caption,
                AlbumId = albumId,
                ReplyTo = replyTo,
            }
        );

    /// <summary>Sends up to ten photos at once; the first carries the caption.</summary>
    public IReadOnlyList<JsonObject> SendGallery(
        IReadOnlyList<byte[]> photos,
        string? caption = null,
        int? replyTo = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(photos.Count, MaxGallery);
        var album = Guid.NewGuid().ToString("N");
        return [.. photos.Select((photo, place) => SendPhoto(photo, place == 0 ? caption : null, album, replyTo))];
    }

    /// <summary>Sends a file.</summary>
    public JsonObject SendDocument(
        byte[] bytes,
        string name,
        string mediaType,
        string? caption = null,
        int? replyTo = null
    ) => SendFile(bytes, FileKind.Document, name, mediaType, caption, replyTo);

    /// <summary>Sends a file as what it is: a voice note, a video, a sticker …</summary>
    public JsonObject SendFile(
        byte[] bytes,
        FileKind kind,
        string? name = null,
        string? mediaType = null,
        string? caption = null,
        int? replyTo = null
    ) =>
        Send(
            new ChatPart
            {
                File = world.AddFile(bytes, kind, name, mediaType),
                Text = caption,
                ReplyTo = replyTo,
            }
        );

    /// <summary>Sends a message with any fields, known to the Bot API or not.</summary>
    public JsonObject SendRaw(JsonObject fields, int? replyTo = null) =>
        Send(new ChatPart { Fields = fields, ReplyTo = replyTo });

    /// <summary>Forwards a text from somewhere else.</summary>
    /// <param name="text">The text.</param>
    /// <param name="origin">From whom: <see cref="ForwardOrigin"/>.</param>
    public JsonObject Forward(string text, JsonObject origin) =>
        Send(
            new ChatPart
            {
                Text = text,
                Fields = new JsonObject { ["forward_origin"] = origin },
            }
        );

    /// <summary>Forwards a message of this chat into it again, as people do with what has scrolled away.</summary>
    public JsonObject Forward(ChatMessage message)
    {
        var fields = message.Fields.DeepClone().AsObject();
        fields["forward_origin"] ??= ForwardOrigin.Sender(message, world);
        return Send(
            new ChatPart
            {
                Text = message.Text,
                File = message.FileId is { } file ? world.Files[file] : null,
                Fields = fields,
            }
        );
    }

    /// <summary>Changes the text or caption of an own message.</summary>
    /// <exception cref="InvalidOperationException">Telegram would not offer it.</exception>
    public JsonObject Edit(int messageId, string text)
    {
        if (world.Find(userId, messageId) is not { } message || !CanEdit(message))
            throw new InvalidOperationException($"message {messageId} can't be edited");
        return Add(new JsonObject { ["edited_message"] = BotApiJson.Of(world.Edit(message, text), world) });
    }

    /// <summary>Whether Telegram offers to edit a message: own words, not somebody else's.</summary>
    public static bool CanEdit(ChatMessage message) =>
        !message.FromBot && message.Fields.Count == 0 && (message.FileId is not null || message.Text is not null);

    /// <summary>Pins a message.</summary>
    public JsonObject Pin(ChatMessage message) =>
        SendRaw(new JsonObject { ["pinned_message"] = BotApiJson.Of(message, world) });

    /// <summary>Sets after how many seconds the chat's messages vanish.</summary>
    public JsonObject SetAutoDelete(int seconds) =>
        SendRaw(
            new JsonObject
            {
                ["message_auto_delete_timer_changed"] = new JsonObject { ["message_auto_delete_time"] = seconds },
            }
        );

    /// <summary>Reacts to a message; the bot hears of it only if it asked to.</summary>
    public JsonObject React(ChatMessage message, string emoji) =>
        Add(
            new JsonObject
            {
                ["message_reaction"] = new JsonObject
                {
                    ["chat"] = BotApiJson.Chat(message.ChatId, world),
                    ["message_id"] = message.Id,
                    ["user"] = BotApiJson.Person(User),
                    ["date"] = world.Now.ToUnixTimeSeconds(),
                    ["old_reaction"] = new JsonArray(),
                    ["new_reaction"] = new JsonArray(new JsonObject { ["type"] = "emoji", ["emoji"] = emoji }),
                },
            }
        );

    /// <summary>Presses a button.</summary>
    public JsonObject Press(ChatMessage message, ChatButton button) => Press(message, button.Data!);

    /// <summary>Sends a button's data, real or forged.</summary>
    public JsonObject Press(ChatMessage message, string data) =>
        Add(
            new JsonObject
            {
                ["callback_query"] = new JsonObject
                {
                    ["id"] = world.NewQuery(userId),
                    ["from"] = BotApiJson.Person(User),
                    ["message"] = BotApiJson.Of(message, world),
                    ["chat_instance"] = $"{userId}",
                    ["data"] = data,
                },
            }
        );

    private JsonObject Send(ChatPart part, long? groupId = null)
    {
        // Whoever writes in a group has not opened a chat with the bot by that.
        if (groupId is null)
            User.Started = true;
        var message = world.Add(
            groupId ?? userId,
            fromBot: false,
            blank =>
                blank with
                {
                    Text = part.Text,
                    FileId = part.File?.Id,
                    AlbumId = part.AlbumId,
                    ReplyTo = part.ReplyTo,
                    Fields = part.Fields,
                    SenderId = groupId is null ? null : userId,
                }
        );
        return Add(new JsonObject { ["message"] = BotApiJson.Of(message, world) });
    }

    private JsonObject Add(JsonObject update)
    {
        world.Updates.Add(update);
        return update;
    }
}
