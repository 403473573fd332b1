namespace Helpdesk.Core.Messages;

/// <summary>What the platforms can and can't do.</summary>
internal static class Channels
{
    /// <summary>
    /// Whether messages have buttons and can be edited. Where not, options stand numbered in the text and are typed,
    /// commands need no slash, and what has changed is said in a new message.
    /// </summary>
    public static bool ShowsButtons(this Channel channel) => channel is Channel.Telegram;
}
