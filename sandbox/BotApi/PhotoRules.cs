using System.Buffers.Binary;

namespace Helpdesk.Sandbox.BotApi;

/// <summary>Tells photos by their bytes, and what the platform refuses of them (Bot API, sendPhoto).</summary>
internal static class PhotoRules
{
    private const int MaxBytes = 10 * 1024 * 1024,
        MaxSides = 10_000,
        MaxRatio = 20;

    /// <summary>Whether bytes begin like a JPEG or PNG.</summary>
    public static bool LooksLikeOne(byte[] bytes) =>
        bytes is [0xFF, 0xD8, 0xFF, ..] or [0x89, (byte)'P', (byte)'N', (byte)'G', ..];

    /// <summary>Why bytes are not taken as a photo, in the platform's words; null when they are.</summary>
    public static string? Objection(byte[] bytes)
    {
        if (bytes.Length > MaxBytes)
            return "file is too big for a photo; the maximum size is 10 MB";
        if (!LooksLikeOne(bytes))
            return "IMAGE_PROCESS_FAILED";
        if (SizeOf(bytes) is not { } size)
            return null;
        var (width, height) = size;
        var isTooLong = Math.Max(width, height) > MaxRatio * Math.Max(1, Math.Min(width, height));
        return width + height > MaxSides || isTooLong ? "PHOTO_INVALID_DIMENSIONS" : null;
    }

    private static (int Width, int Height)? SizeOf(ReadOnlySpan<byte> bytes) =>
        bytes[0] == 0x89 ? SizeOfPng(bytes) : SizeOfJpeg(bytes);

    private static (int, int)? SizeOfPng(ReadOnlySpan<byte> bytes) =>
        bytes.Length < 24
            ? null
            : (BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]));

    // The frame's header has it; segments before it are skipped by their length.
    private static (int, int)? SizeOfJpeg(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 9 < bytes.Length; at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]))
        {
            if (bytes[at] != 0xFF)
                return null;
            if (bytes[at + 1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return (
                    BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]),
                    BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..])
                );
        }
        return null;
    }
}
