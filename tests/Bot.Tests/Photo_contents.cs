using System.Text;
using Helpdesk.Bot.Photos;
using Helpdesk.TestKit;

namespace Helpdesk.Bot.Tests;

public sealed class Photo_contents
{
    private static readonly byte[] Png =
    [
        0x89,
        0x50,
        0x4E,
        0x47,
        0x0D,
        0x0A,
        0x1A,
        0x0A,
        .. Chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]),
        .. Chunk("tEXt", "Author\0Sari"u8.ToArray()),
        .. Chunk("eXIf", "MM\0*GPS"u8.ToArray()),
        .. Chunk("IDAT", [1, 2, 3]),
        .. Chunk("IEND", []),
    ];

    [Fact]
    public void Nothing_behind_the_picture_is_kept_neither_a_second_picture_nor_a_film()
    {
        var plain = SamplePhotos.Jpeg(1);
        byte[] motion =
        [
            .. plain[..2],
            .. Segment(0xE2, "MPF\0MM\0*more pictures"),
            .. plain[2..],
            .. plain[..2],
            .. Segment(0xE1, "Exif\0\0MM\0*\0\0\0\bGPS -8.2192 114.3691"),
            .. plain[2..],
            .. "\0\0\0\x18ftypmp42\u00a9xyz-8.2192+114.3691/"u8,
        ];
        Assert.Equal(PhotoContent.Clean(plain)!.Value.Bytes, PhotoContent.Clean(motion)!.Value.Bytes);
    }

    [Fact]
    public void A_place_between_two_scans_goes_too()
    {
        var plain = PhotoContent.Clean(SamplePhotos.Jpeg(1))!.Value.Bytes;
        byte[] between = [.. plain[..^2], .. Segment(0xE1, "Exif\0\0GPS -8.2192"), .. plain[^2..]];
        Assert.Equal(plain, PhotoContent.Clean(between)!.Value.Bytes);
    }

    [Fact]
    public void A_jpeg_keeps_its_picture_and_loses_place_comment_and_author()
    {
        var plain = SamplePhotos.Jpeg(1);
        byte[] withMetadata =
        [
            .. plain[..2],
            .. Segment(0xE1, "Exif\0\0MM\0*\0\0\0\bGPS -8.2192 114.3691"),
            .. Segment(0xE1, "http://ns.adobe.com/xap/1.0/\0 <x/>"),
            .. Segment(0xED, "Photoshop 3.0 Sari"),
            .. Segment(0xFE, "Sari's phone"),
            .. plain[2..],
        ];
        var (bytes, type) = PhotoContent.Clean(withMetadata)!.Value;
        Assert.Equal("image/jpeg", type);
        Assert.Equal(plain, bytes);
    }

    [Fact]
    public void A_jpeg_taken_upright_stays_upright()
    {
        var plain = SamplePhotos.Jpeg(1);
        // Big-endian TIFF with one entry: orientation (0x0112), short, 1 value: 6.
        byte[] exif =
        [
            .. "Exif\0\0MM\0*\0\0\0\b"u8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            6,
            0,
            0,
            0,
            0,
            0,
            0,
            .. "GPS"u8,
        ];
        byte[] turned = [.. plain[..2], 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif, .. plain[2..]];
        var bytes = PhotoContent.Clean(turned)!.Value.Bytes;
        Assert.DoesNotContain("GPS", Encoding.Latin1.GetString(bytes));
        Assert.Contains("Exif", Encoding.Latin1.GetString(bytes));
        Assert.Equal(bytes, PhotoContent.Clean(bytes)!.Value.Bytes);
    }

    [Fact]
    public void A_png_loses_text_and_exif_and_keeps_the_rest()
    {
        var (bytes, type) = PhotoContent.Clean(Png)!.Value;
        Assert.Equal("image/png", type);
        var text = Encoding.Latin1.GetString(bytes);
        Assert.DoesNotContain("Sari", text);
        Assert.DoesNotContain("GPS", text);
        Assert.Contains("IDAT", text);
    }

    [Fact]
    public void What_is_no_photo_or_is_broken_off_is_refused()
    {
        byte[][] others =
        [
            [],
            [0xFF],
            [0xFF, 0xD8, 0xFF],
            "GIF89a........"u8.ToArray(),
            "%PDF-1.7 ......"u8.ToArray(),
            "<html></html>"u8.ToArray(),
            SamplePhotos.Jpeg(1)[..40],
            // Whole, with a scan, and without the frame that says how large the picture is.
            [0xFF, 0xD8, .. Segment(0xDB, "table"), .. Segment(0xDA, "scan"), 1, 2, 3, 0xFF, 0xD9],
            Png[..20],
            Png[..^12],
        ];
        Assert.All(others, bytes => Assert.Null(PhotoContent.Clean(bytes)));
    }

    [Fact]
    public void Any_bytes_at_all_are_answered_without_an_exception()
    {
        foreach (var photo in new[] { SamplePhotos.Jpeg(1), Png })
            for (var at = 0; at < photo.Length; at++)
                foreach (var wrong in new byte[] { 0x00, 0x7F, 0xFF })
                {
                    var bytes = photo.ToArray();
                    bytes[at] = wrong;
                    _ = PhotoContent.Clean(bytes);
                    _ = PhotoContent.Clean(bytes.AsSpan(0, at));
                }
    }

    private static byte[] Segment(byte marker, string text) =>
        [0xFF, marker, (byte)((text.Length + 2) >> 8), (byte)(text.Length + 2), .. Encoding.Latin1.GetBytes(text)];

    private static byte[] Chunk(string type, byte[] data) =>
        [0, 0, 0, (byte)data.Length, .. Encoding.ASCII.GetBytes(type), .. data, 0, 0, 0, 0];
}
