using Helpdesk.Bot.Outbox;

namespace Helpdesk.Bot.Photos;

/// <summary>There are photos to fetch.</summary>
internal sealed class PhotoSignal : ChannelSignals;
