namespace Helpdesk.Bot.Outbox;

/// <summary>How fast we send: settings <c>Outbox:*</c>.</summary>
/// <param name="ChatBurst">Messages that may go to one chat at once.</param>
/// <param name="ChatPerSecond">Messages a second to one chat after that. Telegram: about 1.</param>
/// <param name="BotPerSecond">Messages a second over all chats. Telegram: about 30.</param>
internal sealed record OutboxSpeed(int ChatBurst = 20, double ChatPerSecond = 1, double BotPerSecond = 30)
{
    /// <summary>
    /// WhatsApp's: a message in 6 seconds to one person, of which some 45 can be had at once; 80 a second from one
    /// sender. We stay a little below.
    /// </summary>
    public static readonly OutboxSpeed WhatsApp = new(ChatBurst: 40, ChatPerSecond: 0.16, BotPerSecond: 80);
}
