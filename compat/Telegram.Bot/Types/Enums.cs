namespace Telegram.Bot.Types.Enums
{
    /// <summary>How a text is marked up.</summary>
    public enum ParseMode { None, Markdown, Html, MarkdownV2 }

    /// <summary>Kinds of chat.</summary>
    public enum ChatType { Private, Group, Channel, Supergroup, Sender }

    /// <summary>Kinds of update.</summary>
    public enum UpdateType
    {
        Unknown, Message, InlineQuery, ChosenInlineResult, CallbackQuery, EditedMessage, ChannelPost, EditedChannelPost, ShippingQuery,
        PreCheckoutQuery, Poll, PollAnswer, MyChatMember, ChatMember, ChatJoinRequest, MessageReaction, MessageReactionCount, ChatBoost,
        RemovedChatBoost, BusinessConnection, BusinessMessage, EditedBusinessMessage, DeletedBusinessMessages, PurchasedPaidMedia, ManagedBot,
        GuestMessage, Subscription,
    }
}

namespace Telegram.Bot.Types
{
    /// <summary>For whom commands are.</summary>
    public enum BotCommandScopeType { Default, AllPrivateChats, AllGroupChats, AllChatAdministrators, Chat, ChatAdministrators, ChatMember }

    /// <summary>How a file is given.</summary>
    public enum FileType { Stream, Id, Url }

    /// <summary>Kinds of media.</summary>
    public enum InputMediaType { Animation, Audio, Document, LivePhoto, Photo, Video }
}
