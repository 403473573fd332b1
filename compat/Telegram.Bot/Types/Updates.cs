using System.Text.Json.Serialization;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Telegram.Bot.Types;

/// <summary>Something that happened.</summary>
public class Update
{
    /// <summary>The update's ID.</summary>
    [JsonPropertyName("update_id")]
    public int Id { get; set; }

    /// <summary>A new message.</summary>
    public Message? Message { get; set; }

    /// <summary>A pressed button.</summary>
    public CallbackQuery? CallbackQuery { get; set; }

    /// <summary>What it is.</summary>
    [JsonIgnore]
    public UpdateType Type => this switch
    {
        { Message: not null } => UpdateType.Message,
        { CallbackQuery: not null } => UpdateType.CallbackQuery,
        _ => UpdateType.Unknown,
    };
}

/// <summary>A message.</summary>
public class Message
{
    /// <summary>Its ID, under its old name.</summary>
    [JsonIgnore]
    public int MessageId => Id;

    /// <summary>Its ID within the chat.</summary>
    [JsonPropertyName("message_id")]
    public int Id { get; set; }

    /// <summary>Who sent it.</summary>
    public User? From { get; set; }

    /// <summary>When (UTC).</summary>
    public DateTime Date { get; set; }

    /// <summary>Where.</summary>
    public Chat Chat { get; set; } = default!;

    /// <summary>What messages of one album share.</summary>
    public string? MediaGroupId { get; set; }

    /// <summary>The text.</summary>
    public string? Text { get; set; }

    /// <summary>A file.</summary>
    public Document? Document { get; set; }

    /// <summary>A photo in several sizes.</summary>
    public PhotoSize[]? Photo { get; set; }

    /// <summary>The text beside a photo or file.</summary>
    public string? Caption { get; set; }

    /// <summary>A shared contact.</summary>
    public Contact? Contact { get; set; }

    /// <summary>The buttons.</summary>
    public InlineKeyboardMarkup? ReplyMarkup { get; set; }
}

/// <summary>A pressed button.</summary>
public class CallbackQuery
{
    /// <summary>Its ID.</summary>
    public string Id { get; set; } = default!;

    /// <summary>Who pressed it.</summary>
    public User From { get; set; } = default!;

    /// <summary>The message that it stood under.</summary>
    public Message? Message { get; set; }

    /// <summary>The chat, for games.</summary>
    public string ChatInstance { get; set; } = default!;

    /// <summary>What the button carried.</summary>
    public string? Data { get; set; }
}

/// <summary>A user or bot.</summary>
public class User
{
    /// <summary>The ID.</summary>
    public long Id { get; set; }

    /// <summary>Whether it is a bot.</summary>
    public bool IsBot { get; set; }

    /// <summary>First name.</summary>
    public string FirstName { get; set; } = default!;

    /// <summary>Last name.</summary>
    public string? LastName { get; set; }

    /// <summary>Username.</summary>
    public string? Username { get; set; }

    /// <summary>Language of the app.</summary>
    public string? LanguageCode { get; set; }
}

/// <summary>A chat.</summary>
public class Chat
{
    /// <summary>The ID.</summary>
    public long Id { get; set; }

    /// <summary>Its kind.</summary>
    public ChatType Type { get; set; }
}

/// <summary>A shared contact.</summary>
public class Contact
{
    /// <summary>The phone number.</summary>
    public string PhoneNumber { get; set; } = default!;

    /// <summary>First name.</summary>
    public string FirstName { get; set; } = default!;
}

/// <summary>A part of a text with a meaning.</summary>
public class MessageEntity;

/// <summary>What may help to repair an error.</summary>
public class ResponseParameters
{
    /// <summary>The group's new ID.</summary>
    public long? MigrateToChatId { get; set; }

    /// <summary>Seconds to wait.</summary>
    public int? RetryAfter { get; set; }
}

/// <summary>How the webhook is doing.</summary>
public class WebhookInfo
{
    /// <summary>Its URL; empty when none is set.</summary>
    public string Url { get; set; } = default!;

    /// <summary>Updates that wait.</summary>
    public int PendingUpdateCount { get; set; }

    /// <summary>The last error.</summary>
    public string? LastErrorMessage { get; set; }
}
