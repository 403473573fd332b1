using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Telegram.Bot;

/// <summary>The Bot API's methods.</summary>
public static class TelegramBotClientExtensions
{
    /// <summary>getUpdates.</summary>
    public static Task<Update[]> GetUpdates(this ITelegramBotClient botClient, int? offset = null, int? limit = null, int? timeout = null,
        IEnumerable<UpdateType>? allowedUpdates = null, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new Request<Update[]>("getUpdates").With("offset", offset).With("limit", limit).With("timeout", timeout)
            .With("allowed_updates", allowedUpdates?.ToArray()), cancellationToken);

    /// <summary>setWebhook.</summary>
    public static Task SetWebhook(this ITelegramBotClient botClient, string url, InputFileStream? certificate = null, string? ipAddress = null,
        int? maxConnections = null, IEnumerable<UpdateType>? allowedUpdates = null, bool dropPendingUpdates = false, string? secretToken = null,
        CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new Request<bool>("setWebhook").With("url", url).With("certificate", certificate).With("ip_address", ipAddress)
            .With("max_connections", maxConnections).With("allowed_updates", allowedUpdates?.ToArray())
            .With("drop_pending_updates", dropPendingUpdates).With("secret_token", secretToken), cancellationToken);

    /// <summary>deleteWebhook.</summary>
    public static Task DeleteWebhook(this ITelegramBotClient botClient, bool dropPendingUpdates = false, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new Request<bool>("deleteWebhook").With("drop_pending_updates", dropPendingUpdates), cancellationToken);

    /// <summary>getWebhookInfo.</summary>
    public static Task<WebhookInfo> GetWebhookInfo(this ITelegramBotClient botClient, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new Request<WebhookInfo>("getWebhookInfo"), cancellationToken);

    /// <summary>getMe.</summary>
    public static Task<User> GetMe(this ITelegramBotClient botClient, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new Request<User>("getMe"), cancellationToken);

    /// <summary>sendMessage.</summary>
    public static Task<Message> SendMessage(this ITelegramBotClient botClient, ChatId chatId, string text, ParseMode parseMode = ParseMode.None,
        ReplyParameters? replyParameters = null, ReplyMarkup? replyMarkup = null, LinkPreviewOptions? linkPreviewOptions = null,
        int? messageThreadId = null, IEnumerable<MessageEntity>? entities = null, bool disableNotification = false, bool protectContent = false,
        string? messageEffectId = null, string? businessConnectionId = null, bool allowPaidBroadcast = false, long? directMessagesTopicId = null,
        SuggestedPostParameters? suggestedPostParameters = null, long? receiverUserId = null, string? callbackQueryId = null,
        CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new Request<Message>("sendMessage").With("chat_id", chatId).With("text", text).With("parse_mode", parseMode)
            .With("reply_parameters", replyParameters).With("reply_markup", replyMarkup).With("link_preview_options", linkPreviewOptions)
            .With("message_thread_id", messageThreadId).With("entities", entities?.ToArray()).With("disable_notification", disableNotification)
            .With("protect_content", protectContent).With("message_effect_id", messageEffectId).With("business_connection_id", businessConnectionId)
            .With("allow_paid_broadcast", allowPaidBroadcast).With("direct_messages_topic_id", directMessagesTopicId)
            .With("suggested_post_parameters", suggestedPostParameters).With("receiver_user_id", receiverUserId)
            .With("callback_query_id", callbackQueryId), cancellationToken);

    /// <summary>sendPhoto.</summary>
    public static Task<Message> SendPhoto(this ITelegramBotClient botClient, ChatId chatId, InputFile photo, string? caption = null,
        ParseMode parseMode = ParseMode.None, ReplyParameters? replyParameters = null, ReplyMarkup? replyMarkup = null, int? messageThreadId = null,
        IEnumerable<MessageEntity>? captionEntities = null, bool showCaptionAboveMedia = false, bool hasSpoiler = false,
        bool disableNotification = false, bool protectContent = false, string? messageEffectId = null, string? businessConnectionId = null,
        bool allowPaidBroadcast = false, long? directMessagesTopicId = null, SuggestedPostParameters? suggestedPostParameters = null,
        long? receiverUserId = null, string? callbackQueryId = null, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new Request<Message>("sendPhoto").With("chat_id", chatId).With("photo", photo).With("caption", caption)
            .With("parse_mode", parseMode).With("reply_parameters", replyParameters).With("reply_markup", replyMarkup)
            .With("message_thread_id", messageThreadId).With("caption_entities", captionEntities?.ToArray())
            .With("show_caption_above_media", showCaptionAboveMedia).With("has_spoiler", hasSpoiler)
            .With("disable_notification", disableNotification).With("protect_content", protectContent).With("message_effect_id", messageEffectId)
            .With("business_connection_id", businessConnectionId).With("allow_paid_broadcast", allowPaidBroadcast)
            .With("direct_messages_topic_id", directMessagesTopicId).With("suggested_post_parameters", suggestedPostParameters)
            .With("receiver_user_id", receiverUserId).With("callback_query_id", callbackQueryId), cancellationToken);

    /// <summary>sendDocument.</summary>
    public static Task<Message> SendDocument(this ITelegramBotClient botClient, ChatId chatId, InputFile document, string? caption = null,
        ParseMode parseMode = ParseMode.None, ReplyParameters? replyParameters = null, ReplyMarkup? replyMarkup = null, InputFile? thumbnail = null,
        int? messageThreadId = null, IEnumerable<MessageEntity>? captionEntities = null, bool disableContentTypeDetection = false,
        bool disableNotification = false, bool protectContent = false, string? messageEffectId = null, string? businessConnectionId = null,
        bool allowPaidBroadcast = false, long? directMessagesTopicId = null, SuggestedPostParameters? suggestedPostParameters = null,
        long? receiverUserId = null, string? callbackQueryId = null, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new Request<Message>("sendDocument").With("chat_id", chatId).With("document", document).With("caption", caption)
            .With("parse_mode", parseMode).With("reply_parameters", replyParameters).With("reply_markup", replyMarkup).With("thumbnail", thumbnail)
            .With("message_thread_id", messageThreadId).With("caption_entities", captionEntities?.ToArray())
            .With("disable_content_type_detection", disableContentTypeDetection).With("disable_notification", disableNotification)
            .With("protect_content", protectContent).With("message_effect_id", messageEffectId).With("business_connection_id", businessConnectionId)
            .With("allow_paid_broadcast", allowPaidBroadcast).With("direct_messages_topic_id", directMessagesTopicId)
            .With("suggested_post_parameters", suggestedPostParameters).With("receiver_user_id", receiverUserId)
            .With("callback_query_id", callbackQueryId), cancellationToken);

    /// <summary>sendMediaGroup.</summary>
    public static Task<Message[]> SendMediaGroup(this ITelegramBotClient botClient, ChatId chatId, IEnumerable<IAlbumInputMedia> media,
        ReplyParameters? replyParameters = null, int? messageThreadId = null, bool disableNotification = false, bool protectContent = false,
        string? messageEffectId = null, string? businessConnectionId = null, bool allowPaidBroadcast = false, long? directMessagesTopicId = null,
        CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new Request<Message[]>("sendMediaGroup").With("chat_id", chatId).With("media", media)
            .With("reply_parameters", replyParameters).With("message_thread_id", messageThreadId).With("disable_notification", disableNotification)
            .With("protect_content", protectContent).With("message_effect_id", messageEffectId).With("business_connection_id", businessConnectionId)
            .With("allow_paid_broadcast", allowPaidBroadcast).With("direct_messages_topic_id", directMessagesTopicId), cancellationToken);

    /// <summary>getFile.</summary>
    public static Task<TGFile> GetFile(this ITelegramBotClient botClient, string fileId, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new Request<TGFile>("getFile").With("file_id", fileId), cancellationToken);

    /// <summary>answerCallbackQuery.</summary>
    public static Task AnswerCallbackQuery(this ITelegramBotClient botClient, string callbackQueryId, string? text = null, bool showAlert = false,
        string? url = null, int? cacheTime = null, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new Request<bool>("answerCallbackQuery").With("callback_query_id", callbackQueryId).With("text", text)
            .With("show_alert", showAlert).With("url", url).With("cache_time", cacheTime), cancellationToken);

    /// <summary>setMyCommands.</summary>
    public static Task SetMyCommands(this ITelegramBotClient botClient, IEnumerable<BotCommand> commands, BotCommandScope? scope = null,
        string? languageCode = null, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new Request<bool>("setMyCommands").With("commands", commands.ToArray()).With("scope", scope)
            .With("language_code", languageCode), cancellationToken);

    /// <summary>editMessageText.</summary>
    public static Task<Message> EditMessageText(this ITelegramBotClient botClient, ChatId chatId, int messageId, string? text,
        ParseMode parseMode = ParseMode.None, InlineKeyboardMarkup? replyMarkup = null, LinkPreviewOptions? linkPreviewOptions = null,
        IEnumerable<MessageEntity>? entities = null, InputRichMessage? richMessage = null, string? businessConnectionId = null,
        CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new Request<Message>("editMessageText").With("chat_id", chatId).With("message_id", messageId).With("text", text)
            .With("parse_mode", parseMode).With("reply_markup", replyMarkup).With("link_preview_options", linkPreviewOptions)
            .With("entities", entities?.ToArray()).With("rich_message", richMessage).With("business_connection_id", businessConnectionId), cancellationToken);

    /// <summary>editMessageReplyMarkup; null removes the buttons.</summary>
    public static Task<Message> EditMessageReplyMarkup(this ITelegramBotClient botClient, ChatId chatId, int messageId,
        InlineKeyboardMarkup? replyMarkup = null, string? businessConnectionId = null, CancellationToken cancellationToken = default) =>
        botClient.SendRequest(new Request<Message>("editMessageReplyMarkup").With("chat_id", chatId).With("message_id", messageId)
            .With("reply_markup", replyMarkup).With("business_connection_id", businessConnectionId), cancellationToken);
}
