using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Conversations;

/// <summary>Begins reports: one at a time, and never two problems in one.</summary>
internal sealed class Filing(Turn turn)
{
    /// <summary>
    /// Begins a report, after the privacy notice if it is the person's first. While another is not sent yet, the person is
    /// asked first; nothing that they wrote gets lost by that.
    /// </summary>
    /// <param name="words">What was written for it.</param>
    /// <param name="draftId">Under which its photos are kept, or null for a new one.</param>
    /// <param name="first">What is said before the first question.</param>
    /// <param name="asks">Whether the first question is asked at once; not, when the person's first input is at
    /// hand.</param>
    public async Task<OpenConversation> BeginAsync(
        Written words,
        Guid? draftId,
        CancellationToken cancellation,
        ChatText first = default,
        bool asks = true
    )
    {
        if (await turn.Conversations.FindAsync<Draft>(cancellation) is not null)
            return await turn.Conversations.BeginAsync(
                new WaitingDraft(words, draftId ?? Guid.NewGuid()),
                cancellation,
                asks: asks
            );
        var update = turn.Update;
        if (update.Person.PrivacyNoticeAt is null)
        {
            update.Person.PrivacyNoticeAt = update.Now;
            update.Reply(
                turn.Texts.PrivacyNotice,
                [
                    [new OutgoingButton(turn.Texts.LabelWhole, new ButtonData.Command(PrivacyCommand.Word).ToString())],
                ]
            );
        }
        var hasBegun = words.Parts.Count > 0 || draftId is not null;
        var draft = Draft.For(update.Person, words, hasBegun ? update.Now : null);
        return await turn.Conversations.BeginAsync(
            draftId is { } id ? draft with { Id = id } : draft,
            cancellation,
            first,
            asks
        );
    }

    /// <summary>Goes on with the report that is not sent yet, or begins one.</summary>
    public async Task ResumeAsync(CancellationToken cancellation, ChatText first = default)
    {
        if (await turn.Conversations.FindAsync<Draft>(cancellation) is { } draft)
            await turn.Conversations.ResumeAsync(draft, cancellation, first);
        else
            await BeginAsync(Written.Nothing, null, cancellation);
    }

    /// <summary>Drops the report that is not sent yet, and begins another.</summary>
    public async Task StartOverAsync(Written words, Guid draftId, CancellationToken cancellation)
    {
        while (await turn.Conversations.FindAsync<Draft>(cancellation) is { } draft)
            turn.Conversations.Drop(draft);
        await BeginAsync(words, draftId, cancellation);
    }

    /// <summary>Drops the report that is not sent yet.</summary>
    public async Task DropAsync(CancellationToken cancellation)
    {
        if (await turn.Conversations.FindAsync<Draft>(cancellation) is { } draft)
            await turn.Answers.AbortAsync(draft, cancellation);
        else
            turn.Update.Reply(turn.Texts.NothingToAbort);
    }
}
