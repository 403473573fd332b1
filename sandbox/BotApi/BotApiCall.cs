using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Helpdesk.Sandbox.BotApi;

/// <summary>A call that was checked against <see cref="BotApiTable"/>.</summary>
internal sealed class BotApiCall
{
    private readonly Dictionary<string, JsonNode> _values;
    private readonly IFormFileCollection? _files;

    private BotApiCall(string method, Dictionary<string, JsonNode> values, IFormFileCollection? files) =>
        (Method, _values, _files) = (method, values, files);

    /// <summary>The method.</summary>
    public string Method { get; }

    /// <summary>The parameters' names.</summary>
    public IReadOnlyCollection<string> Parameters => _values.Keys;

    /// <summary>
    /// Reads and checks a request. Parameters that the Bot API does not document are refused, and so are nulls.
    /// </summary>
    public static async Task<BotApiCall> ReadAsync(string method, HttpRequest request)
    {
        if (!BotApiTable.Methods.TryGetValue(method, out var parameters))
            throw new BotApiException(404, "Not Found: method not found");
        Dictionary<string, JsonNode> values = [];
        IFormFileCollection? files = null;
        foreach (var (name, value) in request.Query)
            values[name] = value.ToString();
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync();
            foreach (var (name, value) in form)
                values[name] = value.ToString();
            files = form.Files;
            foreach (var file in files.Where(file => parameters.Any(parameter => parameter.Name == file.Name)))
                values[file.Name] = $"attach://{file.Name}";
        }
        else if (request.ContentLength is > 0 || request.Headers.TransferEncoding.Count > 0)
        {
            if (!request.HasJsonContentType())
                throw BotApiException.Bad("unsupported content type");
            var body =
                await JsonNode.ParseAsync(request.Body) as JsonObject
                ?? throw BotApiException.Bad("can't parse the body as a JSON object");
            foreach (var (name, value) in body)
                values[name] = value?.DeepClone() ?? throw BotApiException.Bad($"parameter \"{name}\" is null");
        }
        foreach (var (name, value) in values)
            Check(
                parameters.FirstOrDefault(parameter => parameter.Name == name)
                    ?? throw BotApiException.Bad($"method {method} has no parameter \"{name}\""),
                value
            );
        if (
            parameters.FirstOrDefault(parameter => parameter.Required && !values.ContainsKey(parameter.Name)) is
            { } missing
        )
            throw BotApiException.Bad($"parameter \"{missing.Name}\" is required");
        return new BotApiCall(method, values, files);
    }

    /// <summary>Words, or null.</summary>
    public string? Text(string name) =>
        _values.TryGetValue(name, out var value)
            ? value is JsonValue single && single.TryGetValue<string>(out var text)
                ? text
                : value.ToJsonString()
            : null;

    /// <summary>A number, or null.</summary>
    public long? Integer(string name) => Text(name) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>A flag; false when absent.</summary>
    public bool Flag(string name) => Text(name) is { } text && bool.Parse(text);

    /// <summary>An object or list, or null.</summary>
    public JsonNode? Json(string name) => _values.TryGetValue(name, out var value) ? AsJson(value) : null;

    /// <summary>The bytes of an upload that a value such as <c>attach://0</c> names, or null.</summary>
    public byte[]? Upload(string value)
    {
        if (!value.StartsWith("attach://", StringComparison.Ordinal))
            return null;
        var file =
            _files?.GetFile(value["attach://".Length..])
            ?? throw BotApiException.Bad("wrong file identifier/HTTP URL specified");
        using var stream = file.OpenReadStream();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>The name of the file that an upload's value names.</summary>
    public string? UploadName(string value) => _files?.GetFile(value["attach://".Length..])?.FileName;

    private static void Check(Parameter parameter, JsonNode value)
    {
        var text = value is JsonValue single && single.TryGetValue<string>(out var words) ? words : null;
        var right = parameter.Type switch
        {
            ParameterType.Integer => long.TryParse(
                text ?? value.ToJsonString(),
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out _
            ),
            ParameterType.Flag => bool.TryParse(text ?? value.ToJsonString(), out _),
            ParameterType.IntegerOrText => text is not null || value.GetValueKind() is JsonValueKind.Number,
            ParameterType.Json => AsJson(value) is JsonObject or JsonArray,
            ParameterType.File => text?.StartsWith("attach://", StringComparison.Ordinal) == true,
            _ => text is not null,
        };
        if (!right)
            throw BotApiException.Bad($"parameter \"{parameter.Name}\" must be of type {parameter.Type}");
        if (parameter.MaxLength is { } max && text?.Length > max)
            throw BotApiException.Bad($"parameter \"{parameter.Name}\" is too long");
    }

    private static JsonNode? AsJson(JsonNode value)
    {
        if (value is not JsonValue single || !single.TryGetValue<string>(out var text))
            return value;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
