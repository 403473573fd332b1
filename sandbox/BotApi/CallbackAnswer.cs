using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Helpdesk.Sandbox.BotApi;

/// <summary>What a tap was answered with.</summary>
public sealed record CallbackAnswer(string QueryId, long UserId, string? Text, bool Alert);
