using System.Text.Json.Nodes;

namespace Helpdesk.Sandbox.BotApi;

/// <summary>A message in a chat.</summary>
internal sealed record ChatMessage(int Id, long ChatId, bool FromBot, DateTimeOffset At)
{
    /// <summary>The text or caption, in Telegram's HTML when it is the bot's.</summary>
    public string? Html { get; set; }

    /// <summary>The words of the text or caption.</summary>
    public string? Text { get; set; }

    /// <summary>The photo or file, or null.</summary>
    public string? FileId { get; init; }

    /// <summary>What messages of one album share.</summary>
    public string? AlbumId { get; init; }

    /// <summary>Who wrote it in a group; null in a private chat, where that is clear.</summary>
    public long? SenderId { get; init; }

    /// <summary>The message of the same chat that it answers, or null.</summary>
    public int? ReplyTo { get; init; }

    /// <summary>What else its JSON holds: a location, a contact, an origin, or what a test tries out.</summary>
    public JsonObject Fields { get; init; } = [];

    /// <summary>Rows of buttons.</summary>
    public IReadOnlyList<IReadOnlyList<ChatButton>> Buttons { get; set; } = [];

    /// <summary>When it was last edited, or null.</summary>
    public DateTimeOffset? EditedAt { get; set; }

    /// <summary>Whether it was edited.</summary>
    public bool Edited => EditedAt is not null;

    /// <summary>The buttons in one list.</summary>
    public IEnumerable<ChatButton> AllButtons => Buttons.SelectMany(row => row);
}
