namespace Helpdesk.Bot.Conversations;

/// <summary>A way out of wherever one is.</summary>
internal enum ExitWord
{
    /// <summary>Leaves the conversation.</summary>
    Abort,

    /// <summary>Goes one question back.</summary>
    Back,

    /// <summary>Shows the menu.</summary>
    Menu,

    /// <summary>Shows the help.</summary>
    Help,

    /// <summary>Shows the queue, to those who have one.</summary>
    Queue,
}
