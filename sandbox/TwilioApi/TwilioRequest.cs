using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Helpdesk.Sandbox.TwilioApi;

/// <summary>A form that creates a message, checked against <see cref="TwilioTable"/>.</summary>
/// <param name="To">The person's number, or the ID of one who hides it.</param>
/// <param name="Body">The text; empty when there is none.</param>
/// <param name="MediaUrl">Where the medium is, or null.</param>
/// <param name="Template">The template, or null.</param>
/// <param name="Buttons">The template's buttons.</param>
/// <param name="StatusCallback">Where reports go, or null.</param>
internal sealed partial record TwilioRequest(
    string To,
    string Body,
    Uri? MediaUrl,
    ContentTemplate? Template,
    IReadOnlyList<(string Title, string Payload)> Buttons,
    Uri? StatusCallback
)
{
    /// <summary>Reads and checks a form. Fields that Twilio does not document are refused.</summary>
    /// <exception cref="TwilioException">It is refused.</exception>
    public static TwilioRequest Read(IFormCollection form, string sender, TwilioWorld world)
    {
        foreach (var (name, values) in form)
        {
            var field =
                TwilioTable.CreateMessage.FirstOrDefault(field => field.Name == name)
                ?? throw TwilioException.Fault($"no field {name}");
            if (values.Count > 1 && !field.Repeats)
                throw TwilioException.Fault($"{name} stands there twice");
            if (field.Pattern is { } pattern && values.Any(value => !Regex.IsMatch(value ?? "", pattern)))
                throw TwilioException.Fault($"{name} is malformed");
        }
        string? Field(string name) =>
            form.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } text ? text : null;
        if (Field("From") != $"whatsapp:{sender}")
            throw new TwilioException(63007, 400, "Twilio could not find a Channel with the specified From address");
        if (Field("To") is not { } to || !Address().IsMatch(to))
            throw new TwilioException(21211, 400, "Invalid 'To' Phone Number");
        if (form["MediaUrl"].Count > 1)
            throw TwilioException.Fault("WhatsApp takes one medium a message");
        var callback = Field("StatusCallback") is { } url ? new Uri(url) : null;
        var request = new TwilioRequest(
            to["whatsapp:".Length..],
            Field("Body") ?? "",
            Field("MediaUrl") is { } media ? new Uri(media) : null,
            null,
            [],
            callback
        );
        if (Field("ContentSid") is { } sid)
            return request.With(sid, Field("ContentVariables"), world);
        if (Field("ContentVariables") is not null)
            throw TwilioException.Fault("ContentVariables without ContentSid");
        if (request.Body.EnumerateRunes().Count() > TwilioTable.MaxBody || request.Body.Length > TwilioTable.MaxBody)
            throw new TwilioException(21617, 400, "The concatenated message body exceeds the 1600 character limit");
        if (request.Body.Length == 0 && request.MediaUrl is null)
            throw new TwilioException(21602, 400, "Message body is required");
        return request;
    }

    private TwilioRequest With(string sid, string? json, TwilioWorld world)
    {
        if (Body.Length > 0 || MediaUrl is not null)
            throw TwilioException.Fault("a template goes without Body and MediaUrl");
        if (!world.Templates.TryGetValue(sid, out var template))
            throw new TwilioException(21655, 400, "The ContentSid is invalid");
        Dictionary<string, string> variables;
        try
        {
            variables = json is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
        }
        catch (JsonException)
        {
            throw new TwilioException(21656, 400, "The ContentVariables parameter is invalid");
        }
        var unfit = variables.Values.Any(value =>
            value.Length is 0 or > TwilioTable.MaxVariable
            || value.Contains('\n', StringComparison.Ordinal)
            || value.Contains("    ", StringComparison.Ordinal)
        );
        if (unfit || template.Fill(variables) is not var (body, buttons))
            throw new TwilioException(21656, 400, "The ContentVariables parameter is invalid");
        if (
            buttons.Count > TwilioTable.MaxButtons
            || buttons.Any(button => button.Title.Length is 0 or > TwilioTable.MaxTitle)
        )
            throw new TwilioException(21656, 400, "A button does not fit");
        return this with { Template = template, Body = body, Buttons = buttons };
    }

    /// <summary>Whether a request carries the account's credentials.</summary>
    public static bool IsAuthorized(HttpRequest request, string account, string token) =>
        request.Headers.Authorization.ToString()
        == $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{account}:{token}"))}";

    // A number, or a business-scoped ID: a country, a dot, letters and digits.
    [GeneratedRegex(@"^whatsapp:(\+|[A-Z]{2}\.[A-Za-z0-9]{1,128}$)")]
    private static partial Regex Address();
}
