using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Conversations;

/// <summary>Gives what a person sent to a conversation, and does what follows from it.</summary>
internal sealed class Answers(Turn turn)
{
    private const int ShownOfWords = 300;

    /// <summary>What was sent, as a conversation takes it; null when there is nothing to take.</summary>
    public FlowInput? Input =>
        turn.Message switch
        {
            { Photo: { } photo } message => new FlowInput.Sent(
                photo,
                message.Text.Length == 0 ? null : message.Text,
                message.AlbumId,
                message.MessageId
            ),
            { Card: { } card } => new FlowInput.Card(card),
            { Place: { } place } message => new FlowInput.Place(
                message.Text.Length == 0 ? place : $"{message.Text}\n{place}"
            ),
            // Nothing that can be read in it is said by the question itself.
            { Unusable: null } or { Text.Length: > 0 } => new FlowInput.Words(
                turn.Message.Text,
                turn.Message.MessageId
            ),
            _ => null,
        };

    /// <summary>Gives what was sent to a conversation.</summary>
    public Task GiveAsync(OpenConversation conversation, CancellationToken cancellation) =>
        Input is { } input ? GiveAsync(conversation, input, cancellation) : Task.CompletedTask;

    /// <summary>Gives an input to a conversation.</summary>
    public async Task GiveAsync(OpenConversation conversation, FlowInput input, CancellationToken cancellation)
    {
        if (input is FlowInput.Chosen { Option: Question.Abort })
        {
            await LeaveAsync(conversation, cancellation);
            return;
        }
        if (input is FlowInput.Chosen { Option: Question.Back })
            input = new FlowInput.Back();
        var step = await turn.Conversations.AnswerAsync(conversation, input, cancellation);
        turn.Update.WentInto(conversation.DraftId, conversation.TicketId);
        if (step.Ends)
        {
            if (!step.Say.IsEmpty)
                Say(step);
            var isDone = step.Run is null || await new FlowCommands(turn).RunAsync(step.Run, cancellation);
            // A report that may not be filed now is kept until it may.
            if (!isDone && step.Run is FlowCommand.File)
                await turn.Conversations.AskAsync(conversation, cancellation);
            else
                await turn.Conversations.EndAsync(conversation, cancellation);
            return;
        }
        var stays = step.Run is null || await new FlowCommands(turn).RunAsync(step.Run, cancellation);
        if (!stays)
            await turn.Conversations.EndAsync(conversation, cancellation);
        // What was begun by it is asked first; this one's question comes when that is over.
        else if (step.Asks && await turn.Conversations.TopAsync(cancellation) == conversation)
            await turn.Conversations.AskAsync(conversation, cancellation, step.Say);
        else if (!step.Say.IsEmpty)
            Say(step);
    }

    /// <summary>
    /// Leaves the open question: <c>gak jadi</c>, to a part of a report that was to be changed, changes nothing, and the
    /// report stays as it is; any other conversation is left by it.
    /// </summary>
    public Task LeaveAsync(OpenConversation conversation, CancellationToken cancellation) =>
        conversation.State is Draft { Changing: not null, Retreat: 0 }
            ? GiveAsync(conversation, new FlowInput.Back(), cancellation)
            : AbortAsync(conversation, cancellation);

    /// <summary>Leaves a conversation, whatever state it is in; the one below goes on.</summary>
    public async Task AbortAsync(OpenConversation conversation, CancellationToken cancellation)
    {
        // One message at a time, it is this one that is left out.
        if (conversation.State is Belonging { Left: > 0 } several)
        {
            conversation.State = several.Next();
            await turn.Conversations.AskAsync(conversation, cancellation, BelongingFlow.NotKept(several, turn.Texts));
            return;
        }
        turn.Update.Reply(
            conversation.State switch
            {
                Draft => turn.Texts.DraftDropped,
                Belonging belonging => BelongingFlow.StoppedWithout(belonging, turn.Texts),
                WaitingDraft or Verdict => turn.Texts.StoppedNotKept,
                RepairNotes => turn.Texts.StoppedNotesKept,
                Information { About.Code: var code, Added: true } => turn.Texts.InformationEnded(ChatText.Code(code)),
                Information { About.Code: var code } => turn.Texts.NothingDone(ChatText.Code(code)),
                WordsFor { About.Code: var code, Doubtful: var words } => NothingDone(code, words),
                TakingOver { About.Code: var code, Said: var words } => NothingDone(code, words),
                HoldPlan { About.Code: var code, Reason: var words } => NothingDone(code, words),
                Cancellation { About.Code: var code } => turn.Texts.NothingDone(ChatText.Code(code)),
                Correction { About.Code: var code } => turn.Texts.NothingDone(ChatText.Code(code)),
                _ => turn.Texts.Stopped,
            }
        );
        await turn.Conversations.EndAsync(conversation, cancellation);
    }

    // What was written for it is not lost without a word.
    private ChatText NothingDone(string code, string? words) =>
        ChatText.Paragraphs(
            turn.Texts.NothingDone(ChatText.Code(code)),
            words is null ? ChatText.Empty : turn.Texts.WordsDropped(Excerpt.Of(words, ShownOfWords))
        );

    private void Say(FlowStep<object> step)
    {
        var buttons = step.Offers.Select(option => new OutgoingButton(option.Label, option.Acts!.ToString())).ToList();
        var said = turn.Update.Reply(step.Say, buttons.Count == 0 ? [] : [buttons]);
        said.PromptVisitId = step.Offers.FirstOrDefault()?.Acts!.VisitId;
        said.Content = said.Content with { KeepsWords = true };
    }
}
