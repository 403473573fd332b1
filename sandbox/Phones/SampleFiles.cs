namespace Helpdesk.Sandbox.Phones;

/// <summary>
/// Files that people send and that are no photos. Each begins as its kind does; what would sound or move is left out.
/// </summary>
internal static class SampleFiles
{
    /// <summary>A voice note's media type, as both apps name it.</summary>
    public const string VoiceType = "audio/ogg",
        VideoType = "video/mp4",
        PdfType = "application/pdf",
        StickerType = "image/webp";

    /// <summary>A page with a line of text.</summary>
    public static byte[] Pdf { get; } =
        """
        %PDF-1.4
        1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 120]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
        4 0 obj<</Length 49>>stream
        BT /F1 14 Tf 20 60 Td (Surat permohonan) Tj ET
        endstream endobj
        5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
        trailer<</Root 1 0 R>>
        %%EOF
        """u8.ToArray();

    /// <summary>A voice note.</summary>
    public static byte[] Voice { get; } =
    [.. "OggS"u8, 0, 2, .. new byte[20], 1, 19, .. "OpusHead"u8, 1, 1, 0, 0, .. new byte[7]];

    /// <summary>A video.</summary>
    public static byte[] Video { get; } = [0, 0, 0, 24, .. "ftypisom"u8, 0, 0, 2, 0, .. "isommp42"u8];

    /// <summary>A picture from an iPhone, as it is.</summary>
    public static byte[] Heic { get; } = [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8];

    /// <summary>A GIF of one pixel.</summary>
    public static byte[] Gif { get; } =
        Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    /// <summary>A WebP picture of one pixel.</summary>
    public static byte[] Sticker { get; } =
        Convert.FromBase64String("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
}
