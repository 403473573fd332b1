using System.Linq.Expressions;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>The conversations of the person of a turn: the newest is in progress, those below wait for it.</summary>
internal sealed class ConversationStack(
    UpdateContext update,
    IReadOnlyDictionary<string, Flow> flows,
    Organisations organisations
)
{
    private List<Conversation>? _stack;
    private bool _begun;

    /// <summary>What the flow of a conversation may know.</summary>
    public async Task<FlowContext> ContextAsync(Conversation conversation, CancellationToken cancellation)
    {
        var flow = FlowOf(conversation);
        await update.Db.SaveChangesAsync(cancellation);
        var (notes, photos) = (0, 0);
        if (flow.DraftOf(conversation.State) is { } draft)
            photos = await Usable(p => p.DraftId == draft).CountAsync(cancellation);
        else if (flow.VisitOf(conversation.State) is { } visit)
        {
            notes = await update.Db.Events.CountAsync(
                e => e.VisitId == visit && e.Action == TicketAction.AddNote && e.Words != null,
                cancellation
            );
            photos = await Usable(p => p.VisitId == visit).CountAsync(cancellation);
        }
        return new(
            update.Texts,
            update.Person,
            organisations,
            update.Now,
            update.Clocks.Calendar.DateOf(update.Now),
            new EvidenceSoFar(notes, photos)
        );
    }

    /// <summary>
    /// The conversation in progress, or null. One whose state an older version wrote is discarded, and the person told.
    /// </summary>
    public async Task<Conversation?> TopAsync(CancellationToken cancellation)
    {
        _stack ??= await update
            .Db.Conversations.Where(c => c.ContactId == update.Contact.Id)
            .OrderBy(c => c.Id)
            .ToListAsync(cancellation);
        while (_stack is [.., var top] && (!flows.TryGetValue(top.Flow, out var flow) || flow.Version != top.Version))
        {
            Drop(top);
            update.Reply(update.Texts.ConversationOutdated);
        }
        return _stack.LastOrDefault();
    }

    /// <summary>Has the person nudged when step 1's standard time is over before the report is sent.</summary>
    public void SetClock(Conversation conversation) =>
        conversation.NudgeAt ??= FlowOf(conversation).ClockOf(conversation.State) + update.Sop.Step(1).Standard;

    /// <summary>The flow of a conversation.</summary>
    public Flow FlowOf(Conversation conversation) => flows[conversation.Flow];

    /// <summary>Begins a conversation on top, and asks its first question.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="state">Its first state.</param>
    /// <param name="first">What is said before the question, in the same message.</param>
    /// <param name="asks">Whether it is asked at once; not, when the person's first input is at hand.</param>
    public async Task BeginAsync<TState>(
        Flow<TState> flow,
        TState state,
        CancellationToken cancellation,
        ChatText first = default,
        bool asks = true
    )
        where TState : class
    {
        if (await TopAsync(cancellation) is { } below)
            DropButtons(below);
        var begun = new Conversation
        {
            Contact = update.Contact,
            Flow = flow.Name,
            Version = flow.Version,
            State = Flow<TState>.Save(state),
            StartedAt = update.Now,
            UpdatedAt = update.Now,
        };
        SetClock(begun);
        update.Db.Conversations.Add(begun);
        await update.Db.SaveChangesAsync(cancellation);
        _stack!.Add(begun);
        _begun = true;
        if (asks)
            await AskAsync(begun, cancellation, first);
    }

    /// <summary>Asks the current question of a conversation; the one before loses its buttons.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="first">What is said before it, in the same message.</param>
    public async Task AskAsync(Conversation conversation, CancellationToken cancellation, ChatText first = default)
    {
        var question = await QuestionOfAsync(conversation, cancellation);
        var buttons = question.Options.Select(row =>
            (IReadOnlyList<OutgoingButton>)[.. row.Select(option => Button(conversation, question, option))]
        );
        DropButtons(conversation);
        var asked = update.Reply(ChatText.Paragraphs(first, question.Text), [.. buttons]);
        // Whoever is asked for words on a step must see it when someone else ends the step meanwhile.
        asked.PromptVisitId = FlowOf(conversation).VisitOf(conversation.State);
        await update.Db.SaveChangesAsync(cancellation);
        conversation.QuestionIn = asked.Id;
        conversation.AskedIn = question.Options.Count == 0 || !update.Traits.HasButtons ? null : asked.Id;
    }

    /// <summary>The current question of a conversation.</summary>
    public async Task<Question> QuestionOfAsync(Conversation conversation, CancellationToken cancellation) =>
        FlowOf(conversation).Ask(conversation.State, await ContextAsync(conversation, cancellation));

    /// <summary>
    /// Ends a conversation, unless its visit has ended it; the one below goes on with its question, unless another was
    /// begun.
    /// </summary>
    public async Task EndAsync(Conversation conversation, CancellationToken cancellation)
    {
        if (_stack!.Contains(conversation))
            Drop(conversation);
        if (!_begun && _stack is [.., var below])
            await AskAsync(below, cancellation, update.Texts.GoingOn);
    }

    /// <summary>Forgets the conversations about a visit that is over.</summary>
    public async Task DropAboutAsync(long visitId, CancellationToken cancellation)
    {
        await TopAsync(cancellation);
        foreach (
            var conversation in _stack!
                .Where(c =>
                    flows.TryGetValue(c.Flow, out var flow)
                    && flow.Version == c.Version
                    && flow.VisitOf(c.State) == visitId
                )
                .ToList()
        )
            Drop(conversation);
    }

    /// <summary>
    /// Forgets the conversations about tickets on top: tapping a step's button says that the person turns to another
    /// thing.
    /// </summary>
    public async Task DropTicketConversationsOnTopAsync(CancellationToken cancellation)
    {
        while (await TopAsync(cancellation) is { } top && FlowOf(top).VisitOf(top.State) is not null)
            Drop(top);
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
        if (await TopAsync(cancellation) is { } top)
            Drop(top);
    }

    private static OutgoingButton Button(Conversation conversation, Question question, Option option) =>
        new(
            option.Label,
            option.Acts?.ToString() ?? new ButtonData.Choose(conversation.Id, question.Name, option.Key).ToString()
        );

    private IQueryable<Photo> Usable(Expression<Func<Photo, bool>> which) =>
        update.Db.Photos.Where(which).Where(Photo.IsUsable);

    private void DropButtons(Conversation conversation)
    {
        if (conversation.AskedIn is { } row)
            update.Outbox.Write(update.Contact, OutboxPurpose.Edit, new OutgoingMessage { DropsButtonsOfRow = row });
        conversation.AskedIn = null;
    }

    private void Drop(Conversation conversation)
    {
        DropButtons(conversation);
        _stack!.Remove(conversation);
        update.Db.Conversations.Remove(conversation);
    }
}
