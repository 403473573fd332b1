using System.Buffers.Binary;

namespace Helpdesk.TestKit;

/// <summary>Small photos of our own making.</summary>
internal static class SamplePhotos
{
    /// <summary>An 8×8 grey baseline JPEG; the number makes each one different.</summary>
    public static byte[] Jpeg(int number)
    {
        // SOI, a comment that differs, quantisation table, frame, Huffman tables, scan, EOI.
        byte[] quantisation = [0xFF, 0xDB, 0x00, 0x43, 0x00, .. Enumerable.Repeat((byte)1, 64)];
        byte[] frame = [0xFF, 0xC0, 0x00, 0x0B, 0x08, 0x00, 0x08, 0x00, 0x08, 0x01, 0x01, 0x11, 0x00];
        byte[] dc = [0xFF, 0xC4, 0x00, 0x15, 0x00, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x00, 0x07];
        byte[] ac = [0xFF, 0xC4, 0x00, 0x14, 0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x00];
        byte[] scan =
        [
            0xFF,
            0xDA,
            0x00,
            0x08,
            0x01,
            0x01,
            0x00,
            0x00,
            0x3F,
            0x00,
            (byte)(0x80 | number & 0x3F),
            0x3F,
            0xFF,
            0xD9,
        ];
        return [0xFF, 0xD8, .. quantisation, .. frame, .. dc, .. ac, .. scan];
    }

    /// <summary>A JPEG that says that it is so wide and high.</summary>
    public static byte[] OfSize(ushort width, ushort height)
    {
        var photo = Jpeg(1);
        var frame = photo.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        BinaryPrimitives.WriteUInt16BigEndian(photo.AsSpan(frame + 5), height);
        BinaryPrimitives.WriteUInt16BigEndian(photo.AsSpan(frame + 7), width);
        return photo;
    }

    /// <summary>A JPEG with a scan of so many megabytes.</summary>
    public static byte[] OfMegabytes(int megabytes)
    {
        var photo = Jpeg(1);
        return [.. photo[..^2], .. Enumerable.Repeat((byte)0x55, megabytes * 1024 * 1024), 0xFF, 0xD9];
    }
}
