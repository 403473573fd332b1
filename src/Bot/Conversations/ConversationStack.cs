using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>The conversations of the person of a turn: the newest is in progress, those below wait for it.</summary>
public sealed class ConversationStack(Turn turn, IReadOnlyDictionary<string, Flow> flows, Organisations organisations)
{
    private List<Conversation>? _stack;
    private bool _begun;

    /// <summary>What flows may know.</summary>
    public FlowContext Context => new(turn.Texts, turn.Person, organisations, turn.Now);

    /// <summary>The conversation in progress, or null. One whose state an older version wrote is discarded, and the person told.</summary>
    public async Task<Conversation?> TopAsync(CancellationToken cancellation)
    {
        _stack ??= await turn.Db.Conversations.Where(c => c.ContactId == turn.Contact.Id).OrderBy(c => c.Id).ToListAsync(cancellation);
        while (_stack is [.., var top] && (!flows.TryGetValue(top.Flow, out var flow) || flow.Version != top.Version))
        {
            Drop(top);
            turn.Reply(turn.Texts.Say(TextKey.ConversationOutdated));
        }
        return _stack.LastOrDefault();
    }

    /// <summary>The flow of a conversation.</summary>
    public Flow FlowOf(Conversation conversation) => flows[conversation.Flow];

    /// <summary>Begins a conversation on top, and asks its first question.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="state">Its first state.</param>
    /// <param name="cancellation">Stops the queries.</param>
    /// <param name="first">What is said before the question, in the same message.</param>
    public async Task BeginAsync<TState>(Flow<TState> flow, TState state, CancellationToken cancellation, ChatText first = default) where TState : class
    {
        await TopAsync(cancellation);
        var begun = new Conversation
        {
            Contact = turn.Contact,
            Flow = flow.Name,
            Version = flow.Version,
            State = Flow<TState>.Save(state),
            StartedAt = turn.Now,
            UpdatedAt = turn.Now,
        };
        turn.Db.Conversations.Add(begun);
        await turn.Db.SaveChangesAsync(cancellation);
        _stack!.Add(begun);
        _begun = true;
        Ask(begun, first);
    }

    /// <summary>Asks the current question of a conversation.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="first">What is said before it, in the same message.</param>
    public void Ask(Conversation conversation, ChatText first = default)
    {
        var question = QuestionOf(conversation);
        var buttons = question.Options.Select(row => (IReadOnlyList<OutgoingButton>)[.. row
            .Select(option => new OutgoingButton(option.Label, new ButtonData.Choose(conversation.Id, question.Name, option.Key).ToString()))]);
        turn.Reply(ChatText.Paragraphs(first, question.Text), [.. buttons]);
    }

    /// <summary>The current question of a conversation.</summary>
    public Question QuestionOf(Conversation conversation) => FlowOf(conversation).Ask(conversation.State, Context);

    /// <summary>Ends a conversation, unless its visit has ended it; the one below goes on with its question, unless another was begun.</summary>
    public void End(Conversation conversation)
    {
        if (_stack!.Contains(conversation)) Drop(conversation);
        if (!_begun && _stack is [.., var below]) Ask(below, turn.Texts.Say(TextKey.GoingOn));
    }

    /// <summary>Forgets the conversations about a visit that is over.</summary>
    public async Task DropAboutAsync(long visitId, CancellationToken cancellation)
    {
        await TopAsync(cancellation);
        foreach (var conversation in _stack!.Where(c => flows.TryGetValue(c.Flow, out var flow) && flow.Version == c.Version && flow.VisitOf(c.State) == visitId).ToList())
            Drop(conversation);
    }

    /// <summary>Forgets the conversations about tickets on top: tapping a step's button says that the person turns to another thing.</summary>
    public async Task DropTicketConversationsOnTopAsync(CancellationToken cancellation)
    {
        while (await TopAsync(cancellation) is { } top && FlowOf(top).VisitOf(top.State) is not null) Drop(top);
    }

    /// <summary>Whether a flow is in progress or waiting.</summary>
    public async Task<Conversation?> FindAsync(string flow, CancellationToken cancellation)
    {
        await TopAsync(cancellation);
        return _stack!.FirstOrDefault(conversation => conversation.Flow == flow);
    }

    /// <summary>Forgets the conversation on top.</summary>
    public async Task DropTopAsync(CancellationToken cancellation)
    {
        if (await TopAsync(cancellation) is { } top) Drop(top);
    }

    private void Drop(Conversation conversation)
    {
        _stack!.Remove(conversation);
        turn.Db.Conversations.Remove(conversation);
    }
}
