using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Helpdesk.Sandbox.TwilioApi;

/// <summary>A medium at Twilio.</summary>
public sealed record TwilioMedia(string Sid, byte[] Bytes, string ContentType, string? Name);
