namespace Helpdesk.Sandbox.BotApi;

/// <summary>What a parameter's value must be.</summary>
internal enum ParameterType
{
    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>Words.</summary>
    Text,

    /// <summary>true or false.</summary>
    Flag,

    /// <summary>A chat: a number, or a username as words.</summary>
    IntegerOrText,

    /// <summary>An object or list, as JSON.</summary>
    Json,

    /// <summary>An uploaded file.</summary>
    File,

    /// <summary>An uploaded file, or words that name one.</summary>
    FileOrText,
}
