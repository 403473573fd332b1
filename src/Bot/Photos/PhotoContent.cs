using System.Buffers.Binary;

namespace Helpdesk.Bot.Photos;

/// <summary>
/// Looks at a photo's bytes: whether it is a JPEG or PNG, whatever its name says, and takes everything out that tells
/// where, when and by whom it was taken. The picture itself stays as it is.
/// </summary>
internal static class PhotoContent
{
    private static ReadOnlySpan<byte> PngSignature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The bytes without metadata and the media type; null when it is no JPEG or PNG, or is broken.</summary>
    public static (byte[] Bytes, string MediaType)? Clean(ReadOnlySpan<byte> bytes)
    {
        try
        {
            if (bytes.StartsWith(PngSignature))
                return CleanPng(bytes) is { } png ? (png, "image/png") : null;
            if (bytes.Length > 4 && bytes[0] == 0xFF && bytes[1] == 0xD8 && bytes[2] == 0xFF)
                return CleanJpeg(bytes) is { } jpeg ? (jpeg, "image/jpeg") : null;
            return null;
        }
        catch (ArgumentOutOfRangeException)
        {
            // A length in the file points past its end: broken, or made to look like a photo.
            return null;
        }
    }

    // JPEG: segments of FF, marker, length. APP1 (Exif, XMP), APP13 (IPTC), the other APPn and comments go; APP0
    // (JFIF), APP2 (colour profile) and APP14 (Adobe's colour transform) are needed to show the picture. Exif's
    // orientation is put back alone.
    private static byte[]? CleanJpeg(ReadOnlySpan<byte> bytes)
    {
        using var result = new MemoryStream(bytes.Length);
        result.Write(bytes[..2]);
        var (hasFrame, hasScan) = (false, false);
        for (var at = 2; at + 2 <= bytes.Length; )
        {
            if (bytes[at] != 0xFF)
                return null;
            var marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }
            var length = marker == 0xD9 ? 2 : BinaryPrimitives.ReadUInt16BigEndian(bytes.Slice(at + 2, 2)) + 2;
            var segment = bytes.Slice(at, length);
            if (marker == 0xD9)
            {
                // Whatever stands behind the end is another picture, or a film of the moment before.
                result.Write([0xFF, 0xD9]);
                return hasFrame && hasScan ? result.ToArray() : null;
            }
            if (marker == 0xDA)
            {
                var end = EndOfScan(bytes, at + length);
                result.Write(bytes[at..end]);
                (at, hasScan) = (end, true);
                continue;
            }
            hasFrame |= marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
            if (!hasScan && marker == 0xE1 && Orientation(segment[4..]) is { } orientation)
                result.Write(OrientationSegment(orientation));
            if (IsNeeded(marker, segment))
                result.Write(segment);
            at += length;
        }
        // A picture whose end is missing is shown all the same.
        return hasFrame && hasScan ? result.ToArray() : null;
    }

    // APP2 holds the colour profile, or the directory of more pictures behind this one.
    private static bool IsNeeded(byte marker, ReadOnlySpan<byte> segment) =>
        marker switch
        {
            0xE2 => segment.Length > 4 && segment[4..].StartsWith("ICC_PROFILE\0"u8),
            0xEE => true,
            (>= 0xE1 and <= 0xEF) or 0xFE => false,
            _ => true,
        };

    // Up to the next marker: within a scan FF is followed by 00, or by a restart marker.
    private static int EndOfScan(ReadOnlySpan<byte> bytes, int from)
    {
        for (var at = from; at + 1 < bytes.Length; at++)
            if (bytes[at] == 0xFF && bytes[at + 1] is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7)))
                return at;
        return bytes.Length;
    }

    /// <summary>Exif's orientation (2 to 8), or null when there is none or the picture is upright.</summary>
    private static ushort? Orientation(ReadOnlySpan<byte> exif)
    {
        if (exif.Length < 20 || !exif.StartsWith("Exif\0\0"u8))
            return null;
        var tiff = exif[6..];
        var little = tiff[0] == (byte)'I';
        ushort Short(ReadOnlySpan<byte> from) =>
            little ? BinaryPrimitives.ReadUInt16LittleEndian(from) : BinaryPrimitives.ReadUInt16BigEndian(from);
        var directory = (int)(
            little
                ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..])
                : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..])
        );
        if (directory < 8 || directory + 2 > tiff.Length)
            return null;
        var entries = Short(tiff[directory..]);
        for (var entry = 0; entry < entries && directory + 2 + (entry + 1) * 12 <= tiff.Length; entry++)
        {
            var field = tiff.Slice(directory + 2 + entry * 12, 12);
            if (Short(field) == 0x0112)
                return Short(field[8..]) is var value and >= 2 and <= 8 ? value : null;
        }
        return null;
    }

    private static byte[] OrientationSegment(ushort orientation) =>
        [
            0xFF,
            0xE1,
            0x00,
            0x22,
            .. "Exif\0\0MM"u8,
            0x00,
            0x2A,
            0x00,
            0x00,
            0x00,
            0x08,
            0x00,
            0x01,
            0x01,
            0x12,
            0x00,
            0x03,
            0x00,
            0x00,
            0x00,
            0x01,
            0x00,
            (byte)orientation,
            0x00,
            0x00,
            0x00,
            0x00,
            0x00,
            0x00,
        ];

    // PNG: chunks of length, type, data, checksum. Text, time and Exif chunks go.
    private static byte[]? CleanPng(ReadOnlySpan<byte> bytes)
    {
        using var result = new MemoryStream(bytes.Length);
        result.Write(PngSignature);
        for (var at = PngSignature.Length; at + 12 <= bytes.Length; )
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes.Slice(at, 4));
            if (length > bytes.Length)
                return null;
            var chunk = bytes.Slice(at, (int)length + 12);
            var type = chunk.Slice(4, 4);
            if (at == PngSignature.Length && !type.SequenceEqual("IHDR"u8))
                return null;
            var metadata =
                type.SequenceEqual("eXIf"u8)
                || type.SequenceEqual("tEXt"u8)
                || type.SequenceEqual("zTXt"u8)
                || type.SequenceEqual("iTXt"u8)
                || type.SequenceEqual("tIME"u8);
            if (!metadata)
                result.Write(chunk);
            if (type.SequenceEqual("IEND"u8))
                return result.ToArray();
            at += (int)length + 12;
        }
        return null;
    }
}
