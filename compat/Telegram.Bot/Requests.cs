using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;

namespace Telegram.Bot.Requests.Abstractions
{
    /// <summary>A request to the Bot API.</summary>
    public interface IRequest
    {
        /// <summary>The HTTP method.</summary>
        HttpMethod HttpMethod { get; }

        /// <summary>The Bot API's method.</summary>
        string MethodName { get; }

        /// <summary>Whether it is an answer to a webhook.</summary>
        bool IsWebhookResponse { get; set; }

        /// <summary>The body.</summary>
        HttpContent? ToHttpContent();
    }

    /// <summary>A request with the type of its answer.</summary>
    public interface IRequest<TResponse> : IRequest;
}

namespace Telegram.Bot
{
    /// <summary>A request whose parameters are given by name; absent ones are left out, never sent as null.</summary>
    internal sealed class Request<TResponse>(string method) : IRequest<TResponse>
    {
        private readonly JsonObject _fields = [];
        private readonly List<InputFileStream> _files = [];

        public HttpMethod HttpMethod => HttpMethod.Post;

        public string MethodName => method;

        public bool IsWebhookResponse { get; set; }

        public Request<TResponse> With(string name, object? value)
        {
            if (value is null or false or Types.Enums.ParseMode.None) return this;
            _fields[name] = value switch
            {
                InputFile file => Of(file),
                IEnumerable<IAlbumInputMedia> album => new JsonArray([.. album.Select(Of)]),
                _ => JsonSerializer.SerializeToNode(value, value.GetType(), JsonBotAPI.Options),
            };
            return this;
        }

        public HttpContent? ToHttpContent()
        {
            if (_fields.Count == 0) return null;
            if (_files.Count == 0) return new StringContent(_fields.ToJsonString(JsonBotAPI.Options), Encoding.UTF8, "application/json");
            var form = new MultipartFormDataContent();
            foreach (var (name, value) in _fields)
                form.Add(new StringContent(value is JsonValue single && single.TryGetValue<string>(out var text) ? text : value!.ToJsonString(JsonBotAPI.Options)), name);
            for (var index = 0; index < _files.Count; index++)
            {
                var part = new StreamContent(_files[index].Content);
                part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{index}\"", FileName = $"\"{_files[index].FileName ?? "file"}\"" };
                form.Add(part);
            }
            return form;
        }

        private JsonNode Of(InputFile file)
        {
            switch (file)
            {
                case InputFileId id:
                    return id.Id;
                case InputFileUrl url:
                    return url.Url.ToString();
                default:
                    _files.Add((InputFileStream)file);
                    return $"attach://{_files.Count - 1}";
            }
        }

        private JsonObject Of(IAlbumInputMedia item)
        {
            var media = (InputMedia)item;
            var fields = new JsonObject { ["type"] = "photo", ["media"] = Of(media.Media) };
            if (media.Caption is not null) fields["caption"] = media.Caption;
            if (media.ParseMode is not Types.Enums.ParseMode.None) fields["parse_mode"] = media.ParseMode.ToString();
            return fields;
        }
    }
}
