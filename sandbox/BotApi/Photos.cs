namespace Helpdesk.Sandbox.BotApi;

/// <summary>Tells photos by their first bytes.</summary>
internal static class Photos
{
    /// <summary>Whether bytes begin like a JPEG or PNG.</summary>
    public static bool LooksLikeOne(byte[] bytes) =>
        bytes is [0xFF, 0xD8, 0xFF, ..] or [0x89, (byte)'P', (byte)'N', (byte)'G', ..];
}
