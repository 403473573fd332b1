using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Helpdesk.Bot.Channels.WhatsApp;

/// <summary>
/// Links by which Twilio fetches what we send: signed with a key of this account's, valid for an hour, and given to
/// Twilio alone. Nobody can make one, and an old one leads nowhere.
/// </summary>
internal sealed class MediaLinks(IOptions<TwilioOptions> twilio, PublicAddress address, TimeProvider time)
{
    /// <summary>The endpoint's path, without the token.</summary>
    public const string Path = "/media";

    /// <summary>How long a link is valid: Twilio fetches when it takes the message.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private const int PayloadLength = 17,
        SignatureLength = 32;
    private readonly byte[] _key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256,
        Encoding.UTF8.GetBytes(twilio.Value.AuthToken),
        SignatureLength,
        info: "helpdesk media links"u8.ToArray()
    );

    /// <summary>Makes a link.</summary>
    public Uri To(MediaKind kind, long id)
    {
        Span<byte> token = stackalloc byte[PayloadLength + SignatureLength];
        token[0] = (byte)kind;
        BinaryPrimitives.WriteInt64BigEndian(token[1..], id);
        BinaryPrimitives.WriteInt64BigEndian(token[9..], (time.GetUtcNow() + Lifetime).ToUnixTimeSeconds());
        HMACSHA256.HashData(_key, token[..PayloadLength], token[PayloadLength..]);
        return address.To($"{Path}/{WebEncoders.Base64UrlEncode(token)}");
    }

    /// <summary>What a token leads to, or null when it is forged or has expired.</summary>
    public (MediaKind Kind, long Id)? Read(string token)
    {
        byte[] bytes;
        try
        {
            bytes = WebEncoders.Base64UrlDecode(token);
        }
        catch (FormatException)
        {
            return null;
        }
        if (bytes.Length != PayloadLength + SignatureLength)
            return null;
        var payload = bytes.AsSpan(0, PayloadLength);
        if (!CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(_key, payload), bytes.AsSpan(PayloadLength)))
            return null;
        var expires = DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(payload[9..]));
        return expires > time.GetUtcNow()
            ? ((MediaKind)payload[0], BinaryPrimitives.ReadInt64BigEndian(payload[1..]))
            : null;
    }
}
