using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Helpdesk.Sandbox.BotApi;

/// <summary>A file on the server.</summary>
public sealed record ChatFile(string Id, byte[] Bytes, bool IsPhoto, string? Name, string? MediaType);
