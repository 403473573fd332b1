using Helpdesk.Bot.Outbox;

namespace Helpdesk.Bot.Photos;

/// <summary>There are photos to fetch.</summary>
public sealed class PhotoSignal : ChannelSignals;
