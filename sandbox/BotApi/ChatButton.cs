using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Helpdesk.Sandbox.BotApi;

/// <summary>A button under a message.</summary>
public sealed record ChatButton(string Text, string? Data, string? Url);
