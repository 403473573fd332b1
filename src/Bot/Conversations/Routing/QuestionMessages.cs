using Helpdesk.Core.Messages;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// Writes the questions of conversations to the person of an update: one message at a time has their buttons.
/// </summary>
internal sealed class QuestionMessages(UpdateContext update)
{
    /// <summary>How long the answer to a photo waits for the next photo of a gallery.</summary>
    public static readonly TimeSpan GalleryPause = TimeSpan.FromSeconds(1.5);

    /// <summary>Writes the current question of a conversation; the one before loses its buttons.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="question">Its question.</param>
    /// <param name="first">What is said before it, in the same message.</param>
    public async Task WriteAsync(
        OpenConversation conversation,
        Question question,
        ChatText first,
        CancellationToken cancellation
    )
    {
        var exits = question.Exits(update.Texts).ToList();
        var hasButtons = update.Traits.HasButtons;
        IEnumerable<IReadOnlyList<Option>> options =
            hasButtons && exits.Count > 0 ? question.Options.Append(exits) : question.Options;
        var hint =
            hasButtons || exits.Count == 0 ? ChatText.Empty
            : question.HasBack ? update.Texts.BackHint
            : update.Texts.AbortHint;
        var buttons = options.Select(row =>
            (IReadOnlyList<OutgoingButton>)[.. row.Select(option => Button(conversation, question, option))]
        );
        DropButtons(conversation);
        if (!hasButtons && question.Options.Count > 0)
            DropOptionsAbove();
        if (IsOneOfMany)
            await TakeBackAsync(conversation.Row.QuestionIn, cancellation);
        var asked = update.Reply(ChatText.Paragraphs(first, question.Text, hint), [.. buttons]);
        if (IsOneOfMany)
            asked.NotBefore = update.Now + GalleryPause;
        // Whoever is asked for words on a step must see it when someone else ends the step meanwhile.
        asked.PromptVisitId = conversation.VisitId;
        conversation.Row.Question = asked;
        conversation.Row.Asked = asked.Content.Buttons.Count == 0 || !hasButtons ? null : asked;
    }

    // Where options are answered by number, two lists of them at once would be one too many: those of what was said
    // before in the same breath go.
    private void DropOptionsAbove()
    {
        foreach (
            var said in update.Db.Outbox.Local.Where(row =>
                row.Contact == update.Contact && row.Status is OutboxStatus.Pending
            )
        )
            if (said.Content.Buttons.Count > 0)
                said.Content = said.Content with { Buttons = [] };
    }

    // Photos that are chosen together come as a message each where the platform has no albums: the answer waits a
    // moment for the next one, and only the last is given.
    private bool IsOneOfMany => update.Message.Photo is not null && !update.Traits.HasAlbums;

    private Task TakeBackAsync(long? question, CancellationToken cancellation) =>
        update
            .Db.Outbox.Where(row => row.Id == question && row.NotBefore > update.Now)
            .On(OutboxEvent.Superseded)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.Status, OutboxTable.To(OutboxEvent.Superseded))
                        .SetProperty(row => row.Error, "a newer answer says the same"),
                cancellation
            );

    private static OutgoingButton Button(OpenConversation conversation, Question question, Option option) =>
        new(
            option.Label,
            option.Acts?.ToString() ?? new ButtonData.Choose(conversation.Row.Id, question.Name, option.Key).ToString()
        );

    /// <summary>The question of a conversation, if it stands anywhere, can be answered by a tap no more.</summary>
    public void DropButtons(OpenConversation conversation)
    {
        // What was asked in this very update has not gone out yet.
        if (conversation.Row.Asked is { Id: 0 } unsent)
            unsent.Content = unsent.Content with { Buttons = [] };
        else if (conversation.Row.AskedIn is { } row)
            DropButtonsOf(row);
        (conversation.Row.AskedIn, conversation.Row.Asked) = (null, null);
    }

    /// <summary>Takes the buttons away from a message that was sent, or is being sent.</summary>
    public void DropButtonsOf(long row) =>
        update.Outbox.Write(update.Contact, OutboxPurpose.Edit, new OutgoingMessage { DropsButtonsOfRow = row });
}
