using System.Collections.Specialized;
using System.Security.Cryptography;
using System.Text;

namespace Twilio.Security;

/// <summary>Checks that a request comes from Twilio: HMAC-SHA1 over the URL and every field, keys in ordinal order.</summary>
public class RequestValidator
{
    private readonly byte[] _secret;

    /// <summary>A validator for an account.</summary>
    /// <param name="secret">The account's auth token.</param>
    public RequestValidator(string secret) => _secret = Encoding.UTF8.GetBytes(secret);

    /// <summary>Whether a signature is that of a form.</summary>
    public bool Validate(string url, NameValueCollection parameters, string expected) =>
        Validate(url, parameters.AllKeys.ToDictionary(key => key, key => parameters[key]), expected);

    /// <summary>Whether a signature is that of a form.</summary>
    /// <exception cref="ArgumentException">The signature is empty.</exception>
    public bool Validate(string url, IDictionary<string, string> parameters, string expected)
    {
        if (string.IsNullOrEmpty(url)) throw new ArgumentException("Parameter 'url' cannot be null or empty.");
        if (string.IsNullOrEmpty(expected)) throw new ArgumentException("Parameter 'expected' cannot be null or empty.");
        var text = new StringBuilder(url);
        foreach (var key in (parameters ?? new Dictionary<string, string>()).Keys.Order(StringComparer.Ordinal)) text.Append(key).Append(parameters[key] ?? "");
        var signature = Convert.ToBase64String(HMACSHA1.HashData(_secret, Encoding.UTF8.GetBytes(text.ToString())));
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(expected));
    }
}
