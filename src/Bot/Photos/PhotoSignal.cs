using Helpdesk.Bot.Outbox;
using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Photos;

/// <summary>There are photos to fetch.</summary>
internal sealed class PhotoSignal(ChannelDirectory channels) : ChannelSignals(channels);
