namespace Telegram.Bot.Types;

/// <summary>A chat by ID or username.</summary>
public class ChatId
{
    /// <summary>By ID.</summary>
    public ChatId(long identifier) => Identifier = identifier;

    /// <summary>By username.</summary>
    public ChatId(string username)
    {
        if (long.TryParse(username, out var identifier)) Identifier = identifier;
        else Username = username;
    }

    /// <summary>The ID.</summary>
    public long? Identifier { get; }

    /// <summary>The username.</summary>
    public string? Username { get; }

    /// <summary>A chat by ID.</summary>
    public static implicit operator ChatId(long identifier) => new(identifier);

    /// <summary>A chat by username.</summary>
    public static implicit operator ChatId(string username) => new(username);
}

/// <summary>Which message is replied to.</summary>
public class ReplyParameters
{
    /// <summary>Its ID.</summary>
    public int? MessageId { get; set; }
}

/// <summary>How links are previewed.</summary>
public class LinkPreviewOptions
{
    /// <summary>Not at all.</summary>
    public bool IsDisabled { get; set; }
}

/// <summary>A rich message.</summary>
public class InputRichMessage;

/// <summary>A suggested post.</summary>
public class SuggestedPostParameters;

/// <summary>A command in the menu.</summary>
public class BotCommand
{
    /// <summary>A command.</summary>
    public BotCommand()
    {
    }

    /// <summary>A command with its words.</summary>
    public BotCommand(string command, string description) => (Command, Description) = (command, description);

    /// <summary>The word.</summary>
    public string Command { get; set; } = default!;

    /// <summary>What it does.</summary>
    public string Description { get; set; } = default!;
}

/// <summary>For whom commands are.</summary>
public abstract class BotCommandScope
{
    /// <summary>Its kind.</summary>
    public abstract BotCommandScopeType Type { get; }

    /// <summary>For everyone.</summary>
    public static BotCommandScopeDefault Default() => new();

    /// <summary>For private chats.</summary>
    public static BotCommandScopeAllPrivateChats AllPrivateChats() => new();

    /// <summary>For one chat.</summary>
    public static BotCommandScopeChat Chat(ChatId chatId) => new() { ChatId = chatId };
}

/// <summary>For everyone.</summary>
public class BotCommandScopeDefault : BotCommandScope
{
    /// <inheritdoc/>
    public override BotCommandScopeType Type => BotCommandScopeType.Default;
}

/// <summary>For private chats.</summary>
public class BotCommandScopeAllPrivateChats : BotCommandScope
{
    /// <inheritdoc/>
    public override BotCommandScopeType Type => BotCommandScopeType.AllPrivateChats;
}

/// <summary>For one chat.</summary>
public class BotCommandScopeChat : BotCommandScope
{
    /// <inheritdoc/>
    public override BotCommandScopeType Type => BotCommandScopeType.Chat;

    /// <summary>The chat.</summary>
    public ChatId ChatId { get; set; } = default!;
}
