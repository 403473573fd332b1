using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// Says what can't be taken of a message, in words that fit what was sent. When nothing else is in it the open question
/// is asked again; else the rest goes on as if it had come alone.
/// </summary>
internal sealed class UnusablePartHandler : MessageHandler
{
    /// <inheritdoc/>
    public override async Task<bool> TryAsync(Turn turn, CancellationToken cancellation)
    {
        if (turn.Message.Unusable is not { } kind)
            return false;
        var texts = turn.Texts;
        var refusal = Refusal(kind, texts);
        var top = await turn.Conversations.TopAsync(cancellation);
        if (turn.Message.Text.Length > 0)
        {
            // With nothing asked, what becomes of the words says itself whether they are taken.
            turn.Update.Reply(top is null ? refusal : ChatText.Paragraphs(refusal, texts.RestIsTaken));
            return false;
        }
        turn.Update.Reply(refusal);
        if (top is not null)
            await turn.Conversations.AskAsync(top, cancellation);
        return true;
    }

    private static ChatText Refusal(UnusableFile kind, Texts texts) =>
        kind switch
        {
            UnusableFile.Document => texts.FileDocument,
            UnusableFile.PhotoFormat => texts.FilePhotoFormat,
            UnusableFile.Video => texts.FileVideo,
            UnusableFile.Voice => texts.FileVoice,
            UnusableFile.Audio => texts.FileAudio,
            UnusableFile.Sticker => texts.FileSticker,
            UnusableFile.Card => texts.FileCard,
            UnusableFile.TooLarge => texts.FileTooLarge,
            _ => texts.FileOther,
        };
}
