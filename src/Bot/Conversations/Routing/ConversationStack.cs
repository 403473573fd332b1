using System.Text.Json;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>The conversations of the person of an update: the newest is in progress, those below wait for it.</summary>
internal sealed class ConversationStack(UpdateContext update, Organisations organisations)
{
    private List<OpenConversation>? _stack;
    private bool _begun;
    private readonly FlowContexts _contexts = new(update, organisations);
    private readonly QuestionMessages _questions = new(update);

    /// <summary>Every kind of conversation.</summary>
    public static readonly IReadOnlyDictionary<string, Flow> Flows = new Flow[]
    {
        new FileTicketFlow(),
        new WaitingDraftFlow(),
        new WordsFlow(),
        new RepairNotesFlow(),
        new InformationFlow(),
        new CorrectionFlow(),
        new StatusFlow(),
        new BelongingFlow(),
        new ActingHeadFlow(),
        new CancellationFlow(),
        new TakeOverFlow(),
        new HandOverFlow(),
        new CategoryFlow(),
        new OfficeNamingFlow(),
        new HoldFlow(),
        new RatingCommentFlow(),
        new VerdictFlow(),
    }.ToDictionary(flow => flow.Name);

    /// <summary>
    /// The conversation in progress, or null. One whose state an older version wrote is discarded, and the person told.
    /// </summary>
    public async Task<OpenConversation?> TopAsync(CancellationToken cancellation)
    {
        if (_stack is null)
            Load();
        return _stack!.LastOrDefault();
    }

    /// <summary>Begins a conversation on top, and asks its first question.</summary>
    /// <param name="state">Its first state; the flow follows from its type.</param>
    /// <param name="first">What is said before the question, in the same message.</param>
    /// <param name="asks">Whether it is asked at once; not, when the person's first input is at hand.</param>
    public async Task<OpenConversation> BeginAsync<TState>(
        TState state,
        CancellationToken cancellation,
        ChatText first = default,
        bool asks = true
    )
        where TState : class
    {
        var flow = Flows.Values.OfType<Flow<TState>>().Single();
        if (await TopAsync(cancellation) is { } below)
            _questions.DropButtons(below);
        // One at a time: what was added before is on its ticket by now.
        if (state is Information)
            _stack!.Where(conversation => conversation.State is Information).ToList().ForEach(Drop);
        var row = new Conversation
        {
            Id = Conversation.KeyAfter(_stack is [.., var top] ? top.Row.Id : 0, update.Now),
            Contact = update.Contact,
            Flow = flow.Name,
            Version = flow.Version,
            State = flow.Save(state),
            StartedAt = update.Now,
            UpdatedAt = update.Now,
        };
        var begun = new OpenConversation(row, flow);
        SetClock(begun);
        update.Db.Conversations.Add(row);
        _stack!.Add(begun);
        _begun = true;
        if (asks)
            await AskAsync(begun, cancellation, first);
        return begun;
    }

    /// <summary>Asks the current question of a conversation; the one before loses its buttons.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="first">What is said before it, in the same message.</param>
    public async Task AskAsync(OpenConversation conversation, CancellationToken cancellation, ChatText first = default)
    {
        var question = await QuestionOfAsync(conversation, cancellation);
        await _questions.WriteAsync(conversation, question, first, cancellation);
    }

    /// <summary>The current question of a conversation.</summary>
    public async Task<Question> QuestionOfAsync(OpenConversation conversation, CancellationToken cancellation) =>
        conversation.Flow.Ask(conversation.State, await ContextAsync(conversation, cancellation));

    /// <summary>What the flow of a conversation may know.</summary>
    public Task<FlowContext> ContextAsync(OpenConversation conversation, CancellationToken cancellation) =>
        _contexts.OfAsync(conversation, _stack?.Select(c => c.State).OfType<Draft>().FirstOrDefault(), cancellation);

    /// <summary>Whether a notice about a ticket was told after the question of a conversation was asked.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="ticketId">The ticket.</param>
    /// <param name="notice">What the notice is for.</param>
    public Task<bool> WasToldSinceAsync(
        OpenConversation conversation,
        long ticketId,
        OutboxPurpose notice,
        CancellationToken cancellation
    ) =>
        update.Db.Outbox.AnyAsync(
            row =>
                row.ContactId == update.Contact.Id
                && row.TicketId == ticketId
                && row.Purpose == notice
                && row.Id > conversation.Row.QuestionIn,
            cancellation
        );

    /// <summary>Takes an input: the conversation stands elsewhere from now on.</summary>
    public async Task<FlowStep<object>> AnswerAsync(
        OpenConversation conversation,
        FlowInput input,
        CancellationToken cancellation
    )
    {
        var context = await ContextAsync(conversation, cancellation);
        var step = conversation.Flow.Answer(conversation.State, input, context);
        // Only what is to be done can change what is kept.
        _contexts.Forget(keeps: step.Run is null ? (conversation, context.SoFar) : null);
        conversation.State = step.State;
        conversation.Row.UpdatedAt = update.Now;
        SetClock(conversation);
        return step;
    }

    /// <summary>
    /// Ends a conversation, unless its visit has ended it; the one below goes on with its question, unless another was
    /// begun.
    /// </summary>
    public async Task EndAsync(OpenConversation conversation, CancellationToken cancellation)
    {
        if (_stack!.Contains(conversation))
            Drop(conversation);
        if (!_begun && _stack is [.., var below])
            await AskAsync(below, cancellation, update.Texts.GoingOn);
    }

    /// <summary>
    /// Forgets the conversations about a visit that is over, and offers its steps to other words no more. Returns the
    /// words that were asked about in them.
    /// </summary>
    public async Task<IReadOnlyList<string>> DropAboutAsync(long visitId, CancellationToken cancellation)
    {
        await TopAsync(cancellation);
        var over = _stack!.Where(conversation => conversation.VisitId == visitId).ToList();
        over.ForEach(Drop);
        foreach (var conversation in _stack!)
            if (
                conversation.State is Belonging belonging
                && belonging.Without(visitId) is var rest
                && rest != belonging
            )
                conversation.State = rest;
        return
        [
            .. over.Select(conversation => conversation.State)
                .OfType<WordsFor>()
                .Select(of => of.Doubtful)
                .OfType<string>(),
        ];
    }

    /// <summary>
    /// Forgets the conversations about tickets on top that hold nothing yet: tapping a step's button says that the
    /// person turns to another thing. What was collected and not sent waits.
    /// </summary>
    /// <param name="cancellation">Cancels it.</param>
    /// <param name="keepsNotes">Whether notes that are being taken go on: what was done is part of the talk.</param>
    public async Task DropTicketConversationsOnTopAsync(CancellationToken cancellation, bool keepsNotes = false)
    {
        while (
            await TopAsync(cancellation) is { } top
            && (top.VisitId ?? top.TicketId) is not null
            && top.State is not (Correction or WordsFor { Doubtful: not null })
            && !(keepsNotes && top.State is RepairNotes)
        )
            Drop(top);
    }

    /// <summary>The conversation that asks already what an action on a visit wants, or null.</summary>
    public async Task<OpenConversation?> AboutAsync(
        long visitId,
        SopRequest request,
        TicketAction action,
        CancellationToken cancellation
    )
    {
        await TopAsync(cancellation);
        return _stack!.LastOrDefault(conversation =>
            conversation.State switch
            {
                Correction { About.VisitId: var of } => of == visitId && request is SopRequest.Correction,
                WordsFor { About.VisitId: var of, Action: var wanted } => of == visitId && wanted == action,
                _ => false,
            }
        );
    }

    /// <summary>The conversation of a kind that is in progress or waiting, or null.</summary>
    public async Task<OpenConversation?> FindAsync<TState>(CancellationToken cancellation)
        where TState : class
    {
        await TopAsync(cancellation);
        return _stack!.LastOrDefault(conversation => conversation.State is TState);
    }

    /// <summary>Makes a waiting conversation the one in progress; those above it wait no more.</summary>
    public async Task ResumeAsync(OpenConversation waiting, CancellationToken cancellation, ChatText first = default)
    {
        while (_stack is [.., var top] && top != waiting)
            Drop(top);
        await AskAsync(waiting, cancellation, first);
        _begun = true;
    }

    /// <summary>Forgets a conversation; nothing is asked.</summary>
    public void Drop(OpenConversation conversation)
    {
        _questions.DropButtons(conversation);
        _stack!.Remove(conversation);
        _contexts.Forget();
        update.Db.Conversations.Remove(conversation.Row);
    }

    private void Load()
    {
        _stack = [];
        foreach (var row in update.Conversations.OrderBy(row => row.Id))
            if (Opened(row) is { } open)
                _stack.Add(open);
            else
            {
                if (row.AskedIn is { } asked)
                    _questions.DropButtonsOf(asked);
                update.Db.Conversations.Remove(row);
                update.Reply(update.Texts.ConversationOutdated);
            }
    }

    // A state that can't be read is one of another version: nobody gets further with it.
    private static OpenConversation? Opened(Conversation row)
    {
        if (!Flows.TryGetValue(row.Flow, out var flow) || flow.Version != row.Version)
            return null;
        try
        {
            return new OpenConversation(row, flow);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Has the person nudged when step 1's standard time is over before the report is sent.
    private void SetClock(OpenConversation conversation) =>
        conversation.Row.NudgeAt ??= conversation.Flow.ClockOf(conversation.State) + update.Sop.Step(1).Standard;
}
