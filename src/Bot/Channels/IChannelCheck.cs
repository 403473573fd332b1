using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Channels;

/// <summary>Asks a platform whether it knows us, for whoever sets the helpdesk up. Changes nothing there.</summary>
internal interface IChannelCheck
{
    /// <summary>The platform.</summary>
    Channel Channel { get; }

    /// <summary>A sentence for each thing that was asked, and whether it is as it must be.</summary>
    Task<IReadOnlyList<(bool IsRight, string Sentence)>> AskAsync(CancellationToken cancellation);
}
