using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Conversations;

/// <summary>What a typed number or label stands for.</summary>
/// <param name="Option">The button that it names.</param>
/// <param name="In">The message that it stands in, or null when it was looked up otherwise.</param>
internal sealed record TypedOption(OutgoingButton Option, OutboxMessage? In);
