namespace Helpdesk.Sandbox.BotApi;

/// <summary>
/// The part of the Bot API (10.1) that this server knows: methods, parameters, types, limits, in one table. Written
/// from the Bot API's documentation; a test compares it with the machine-readable one.
/// </summary>
internal static class BotApiTable
{
    /// <summary>The kinds of updates that can be asked for.</summary>
    public static readonly IReadOnlyCollection<string> UpdateKinds =
    [
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "business_connection",
        "business_message",
        "edited_business_message",
        "deleted_business_messages",
        "guest_message",
        "message_reaction",
        "message_reaction_count",
        "inline_query",
        "chosen_inline_result",
        "callback_query",
        "shipping_query",
        "pre_checkout_query",
        "purchased_paid_media",
        "poll",
        "poll_answer",
        "my_chat_member",
        "chat_member",
        "chat_join_request",
        "chat_boost",
        "removed_chat_boost",
        "managed_bot",
    ];

    /// <summary>The parameters of each method.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<Parameter>> Methods = new Dictionary<
        string,
        IReadOnlyList<Parameter>
    >
    {
        ["getMe"] = [],
        ["getUpdates"] =
        [
            new("offset", ParameterType.Integer),
            new("limit", ParameterType.Integer),
            new("timeout", ParameterType.Integer),
            new("allowed_updates", ParameterType.Json),
        ],
        ["setWebhook"] =
        [
            new("url", ParameterType.Text, Required: true),
            new("certificate", ParameterType.File),
            new("ip_address", ParameterType.Text),
            new("max_connections", ParameterType.Integer),
            new("allowed_updates", ParameterType.Json),
            new("drop_pending_updates", ParameterType.Flag),
            new("secret_token", ParameterType.Text, MaxLength: 256),
        ],
        ["deleteWebhook"] = [new("drop_pending_updates", ParameterType.Flag)],
        ["getWebhookInfo"] = [],
        ["sendMessage"] =
        [
            new("chat_id", ParameterType.IntegerOrText, Required: true),
            new("text", ParameterType.Text, Required: true),
            new("parse_mode", ParameterType.Text),
            new("entities", ParameterType.Json),
            new("link_preview_options", ParameterType.Json),
            new("disable_notification", ParameterType.Flag),
            new("protect_content", ParameterType.Flag),
            new("message_thread_id", ParameterType.Integer),
            new("reply_parameters", ParameterType.Json),
            new("reply_markup", ParameterType.Json),
        ],
        ["sendPhoto"] =
        [
            new("chat_id", ParameterType.IntegerOrText, Required: true),
            new("photo", ParameterType.FileOrText, Required: true),
            new("caption", ParameterType.Text),
            new("parse_mode", ParameterType.Text),
            new("caption_entities", ParameterType.Json),
            new("show_caption_above_media", ParameterType.Flag),
            new("has_spoiler", ParameterType.Flag),
            new("disable_notification", ParameterType.Flag),
            new("protect_content", ParameterType.Flag),
            new("message_thread_id", ParameterType.Integer),
            new("reply_parameters", ParameterType.Json),
            new("reply_markup", ParameterType.Json),
        ],
        ["sendDocument"] =
        [
            new("chat_id", ParameterType.IntegerOrText, Required: true),
            new("document", ParameterType.FileOrText, Required: true),
            new("thumbnail", ParameterType.FileOrText),
            new("caption", ParameterType.Text),
            new("parse_mode", ParameterType.Text),
            new("caption_entities", ParameterType.Json),
            new("disable_content_type_detection", ParameterType.Flag),
            new("disable_notification", ParameterType.Flag),
            new("protect_content", ParameterType.Flag),
            new("message_thread_id", ParameterType.Integer),
            new("reply_parameters", ParameterType.Json),
            new("reply_markup", ParameterType.Json),
        ],
        ["sendMediaGroup"] =
        [
            new("chat_id", ParameterType.IntegerOrText, Required: true),
            new("media", ParameterType.Json, Required: true),
            new("disable_notification", ParameterType.Flag),
            new("protect_content", ParameterType.Flag),
            new("message_thread_id", ParameterType.Integer),
            new("reply_parameters", ParameterType.Json),
        ],
        ["editMessageText"] =
        [
            new("chat_id", ParameterType.IntegerOrText),
            new("message_id", ParameterType.Integer),
            new("text", ParameterType.Text),
            new("parse_mode", ParameterType.Text),
            new("entities", ParameterType.Json),
            new("link_preview_options", ParameterType.Json),
            new("reply_markup", ParameterType.Json),
        ],
        ["editMessageReplyMarkup"] =
        [
            new("chat_id", ParameterType.IntegerOrText),
            new("message_id", ParameterType.Integer),
            new("reply_markup", ParameterType.Json),
        ],
        ["answerCallbackQuery"] =
        [
            new("callback_query_id", ParameterType.Text, Required: true),
            new("text", ParameterType.Text, MaxLength: 200),
            new("show_alert", ParameterType.Flag),
            new("url", ParameterType.Text),
            new("cache_time", ParameterType.Integer),
        ],
        ["getFile"] = [new("file_id", ParameterType.Text, Required: true)],
        ["setMyCommands"] =
        [
            new("commands", ParameterType.Json, Required: true),
            new("scope", ParameterType.Json),
            new("language_code", ParameterType.Text),
        ],
        ["deleteMyCommands"] = [new("scope", ParameterType.Json), new("language_code", ParameterType.Text)],
    };
}
