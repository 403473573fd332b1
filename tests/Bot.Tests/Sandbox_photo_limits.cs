using Helpdesk.Sandbox.BotApi;
using Helpdesk.TestKit;

namespace Helpdesk.Bot.Tests;

/// <summary>The practice room refuses the photos that the platform refuses.</summary>
public sealed class Sandbox_photo_limits
{
    [Fact]
    public void An_ordinary_photo_is_taken() => Assert.Null(PhotoRules.Objection(SamplePhotos.Jpeg(1)));

    [Fact]
    public void More_than_10_megabytes_are_too_big()
    {
        byte[] large = [.. SamplePhotos.Jpeg(1), .. new byte[10 * 1024 * 1024]];
        Assert.Contains("10 MB", PhotoRules.Objection(large));
    }

    [Theory]
    [InlineData(6000, 4000, null)]
    [InlineData(6000, 4001, "PHOTO_INVALID_DIMENSIONS")]
    [InlineData(2000, 100, null)]
    [InlineData(2001, 100, "PHOTO_INVALID_DIMENSIONS")]
    public void Sides_and_their_ratio_have_limits_whatever_the_format(ushort width, ushort height, string? refused)
    {
        var jpeg = SamplePhotos.Jpeg(1);
        var frame = jpeg.AsSpan().IndexOf(new byte[] { 0xFF, 0xC0 });
        (jpeg[frame + 5], jpeg[frame + 6]) = ((byte)(height >> 8), (byte)height);
        (jpeg[frame + 7], jpeg[frame + 8]) = ((byte)(width >> 8), (byte)width);
        Assert.Equal(refused, PhotoRules.Objection(jpeg));
        byte[] png =
        [
            0x89,
            .. "PNG\r\n"u8,
            0x1A,
            0x0A,
            0,
            0,
            0,
            13,
            .. "IHDR"u8,
            0,
            0,
            (byte)(width >> 8),
            (byte)width,
            0,
            0,
            (byte)(height >> 8),
            (byte)height,
        ];
        Assert.Equal(refused, PhotoRules.Objection(png));
    }
}
