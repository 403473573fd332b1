using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot;

/// <summary>How the Bot API's JSON is written and read.</summary>
public static class JsonBotAPI
{
    /// <summary>The serializer's options.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Gives other options the Bot API's ways.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault;
        options.NumberHandling = JsonNumberHandling.AllowReadingFromString;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter<ParseMode>());
        options.Converters.Add(new LenientEnum<ChatType>());
        options.Converters.Add(new LenientEnum<UpdateType>());
        options.Converters.Add(new JsonStringEnumConverter<BotCommandScopeType>(JsonNamingPolicy.SnakeCaseLower));
        options.Converters.Add(new UnixTime());
        options.Converters.Add(new ChatIdConverter());
        options.Converters.Add(new ScopeConverter());
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions();
        Configure(options);
        return options;
    }

    private sealed class UnixTime : JsonConverter<DateTime>
    {
        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            DateTimeOffset.FromUnixTimeSeconds(reader.GetInt64()).UtcDateTime;

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value == default ? 0 : new DateTimeOffset(value.ToUniversalTime()).ToUnixTimeSeconds());
    }

    private sealed class ChatIdConverter : JsonConverter<ChatId>
    {
        public override ChatId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.Number ? new ChatId(reader.GetInt64()) : new ChatId(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, ChatId value, JsonSerializerOptions options)
        {
            if (value.Identifier is { } id) writer.WriteNumberValue(id);
            else writer.WriteStringValue(value.Username);
        }
    }

    private sealed class ScopeConverter : JsonConverter<BotCommandScope>
    {
        public override BotCommandScope Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, BotCommandScope value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteString("type", JsonNamingPolicy.SnakeCaseLower.ConvertName(value.Type.ToString()));
            if (value is BotCommandScopeChat chat)
            {
                writer.WritePropertyName("chat_id");
                JsonSerializer.Serialize(writer, chat.ChatId, options);
            }
            writer.WriteEndObject();
        }
    }

    /// <summary>Reads a value that a newer server invented as the enum's default.</summary>
    private sealed class LenientEnum<T> : JsonConverter<T> where T : struct, Enum
    {
        private static readonly Dictionary<string, T> Values = Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Values.GetValueOrDefault(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));
    }
}
