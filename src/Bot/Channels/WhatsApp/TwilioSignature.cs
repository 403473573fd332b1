using Microsoft.Extensions.Options;
using Twilio.Security;

namespace Helpdesk.Bot.Channels.WhatsApp;

/// <summary>
/// Tells Twilio's requests from forged ones. What Twilio signs is the address that it called, so that behind a proxy
/// the public address counts, not the one that arrives here (Twilio, Security).
/// </summary>
internal sealed class TwilioSignature(IOptions<TwilioOptions> twilio, PublicAddress address)
{
    /// <summary>The header.</summary>
    public const string Header = "X-Twilio-Signature";

    // Asks Twilio to repeat what we don't take; docs/operate.md has it in the webhook's address.
    private const string RetryFragment = "#rc=5&rp=all";

    private readonly RequestValidator _validator = new(twilio.Value.AuthToken);

    /// <summary>Whether a signature is Twilio's.</summary>
    /// <param name="pathAndQuery">What was called.</param>
    /// <param name="form">Every field, as it came.</param>
    /// <param name="signature">The header's value; null or empty when it is missing.</param>
    public bool IsRight(string pathAndQuery, IReadOnlyList<KeyValuePair<string, string>> form, string? signature)
    {
        if (string.IsNullOrEmpty(signature))
            return false;
        var url = address.To(pathAndQuery).AbsoluteUri;
        var isRight = false;
        // All of them each time: how long it takes tells nothing. The validator tries with and without the port.
        foreach (var fields in Forms(form))
            isRight |=
                _validator.Validate(url, fields, signature)
                | _validator.Validate($"{url}{RetryFragment}", fields, signature);
        return isRight;
    }

    // The validator takes a key once. A repeated one is signed with each of its values behind it: in order and once
    // each, or as they came.
    private static IEnumerable<Dictionary<string, string>> Forms(IReadOnlyList<KeyValuePair<string, string>> form)
    {
        var keys = form.GroupBy(field => field.Key, field => field.Value, StringComparer.Ordinal).ToList();
        Dictionary<string, string> Joined(Func<IEnumerable<string>, IEnumerable<string>> order) =>
            keys.ToDictionary(key => key.Key, key => string.Join(key.Key, order(key)), StringComparer.Ordinal);
        yield return Joined(values => values);
        if (keys.Any(key => key.Count() > 1))
            yield return Joined(values => values.Distinct().Order(StringComparer.Ordinal));
    }
}
