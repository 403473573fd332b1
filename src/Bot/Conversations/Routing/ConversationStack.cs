using System.Linq.Expressions;
using System.Text.Json;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>The conversations of the person of an update: the newest is in progress, those below wait for it.</summary>
internal sealed class ConversationStack(UpdateContext update, Organisations organisations)
{
    /// <summary>How long the answer to a photo waits for the next photo of a gallery.</summary>
    public static readonly TimeSpan GalleryPause = TimeSpan.FromSeconds(1.5);

    private static readonly CompiledQuery<Func<HelpdeskDb, Guid, IAsyncEnumerable<long>>> PhotosOfDraft = new(() =>
        EF.CompileAsyncQuery(
            (HelpdeskDb db, Guid draft) =>
                db
                    .Photos.Where(photo => photo.DraftId == draft)
                    .Where(Photo.IsUsable)
                    .OrderBy(photo => photo.Id)
                    .Select(photo => photo.Id)
        )
    );

    private List<OpenConversation>? _stack;
    private (OpenConversation Of, FlowContext Known)? _context;
    private (OpenConversation Of, EvidenceSoFar Known)? _evidence;
    private bool _begun;

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

    /// <summary>What the flow of a conversation may know.</summary>
    public async Task<FlowContext> ContextAsync(OpenConversation conversation, CancellationToken cancellation)
    {
        if (_context is var (of, known) && of == conversation)
            return known;
        await SaveEvidenceAsync(conversation, cancellation);
        var context = new FlowContext(
            update.Texts,
            update.Person,
            organisations,
            update.Now,
            update.Clocks.Calendar.DateOf(update.Now),
            _evidence is var (kept, soFar) && kept == conversation
                ? soFar
                : await SoFarAsync(conversation, cancellation),
            OwnNumber,
            _stack?.Select(c => c.State).OfType<Draft>().FirstOrDefault()?.Description
        );
        _context = (conversation, context);
        return context;
    }

    // Whoever hides their number has an ID there.
    private string? OwnNumber =>
        update.Traits.AddressIsPhoneNumber
        && update.Contact.Address.StartsWith('+')
        && PhoneNumber.Find(update.Contact.Address) is [var own]
            ? own
            : null;

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
            DropButtons(below);
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

    // Where options are answered by number, two lists of them at once would be one too many: those of what was said before
    // in the same breath go.
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

    // Photos that are chosen together come as a message each where the platform has no albums: the answer waits a moment for
    // the next one, and only the last is given.
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

    /// <summary>The current question of a conversation.</summary>
    public async Task<Question> QuestionOfAsync(OpenConversation conversation, CancellationToken cancellation) =>
        conversation.Flow.Ask(conversation.State, await ContextAsync(conversation, cancellation));

    /// <summary>Takes an input: the conversation stands elsewhere from now on.</summary>
    public async Task<FlowStep<object>> AnswerAsync(
        OpenConversation conversation,
        FlowInput input,
        CancellationToken cancellation
    )
    {
        var context = await ContextAsync(conversation, cancellation);
        var step = conversation.Flow.Answer(conversation.State, input, context);
        _context = null;
        // Only what is to be done can change what is kept.
        _evidence = step.Run is null ? (conversation, context.SoFar) : null;
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
    /// Forgets the conversations about a visit that is over, and offers its steps to other words no more. Returns the words
    /// that were asked about in them.
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
    /// Forgets the conversations about tickets on top that hold nothing yet: tapping a step's button says that the person
    /// turns to another thing. What was collected and not sent waits.
    /// </summary>
    public async Task DropTicketConversationsOnTopAsync(CancellationToken cancellation)
    {
        while (
            await TopAsync(cancellation) is { } top
            && (top.VisitId ?? top.TicketId) is not null
            && top.State is not (Correction or WordsFor { Doubtful: not null })
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
        DropButtons(conversation);
        _stack!.Remove(conversation);
        _context = null;
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
                    DropButtonsOf(asked);
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

    // What is counted below must be there.
    private Task SaveEvidenceAsync(OpenConversation conversation, CancellationToken cancellation) =>
        update.HasPhotos || conversation.VisitId is not null
            ? update.Db.SaveChangesAsync(cancellation)
            : Task.CompletedTask;

    private async Task<EvidenceSoFar> SoFarAsync(OpenConversation conversation, CancellationToken cancellation)
    {
        if (conversation.DraftId is { } draft)
            return new(0, await UsableOfAsync(draft, cancellation));
        if (conversation.VisitId is not { } visit)
            return EvidenceSoFar.Nothing;
        var notes = await StandingNotes.Of(update.Db, visit).CountAsync(cancellation);
        return new(notes, await UsableAsync(photo => photo.VisitId == visit, cancellation));
    }

    private async Task<IReadOnlyList<long>> UsableOfAsync(Guid draft, CancellationToken cancellation)
    {
        List<long> ids = [];
        await foreach (var id in PhotosOfDraft.For(update.Db)(update.Db, draft).WithCancellation(cancellation))
            ids.Add(id);
        return ids;
    }

    private async Task<IReadOnlyList<long>> UsableAsync(
        Expression<Func<Photo, bool>> which,
        CancellationToken cancellation
    ) =>
        await update
            .Db.Photos.Where(which)
            .Where(Photo.IsUsable)
            .OrderBy(photo => photo.Id)
            .Select(photo => photo.Id)
            .ToListAsync(cancellation);

    private static OutgoingButton Button(OpenConversation conversation, Question question, Option option) =>
        new(
            option.Label,
            option.Acts?.ToString() ?? new ButtonData.Choose(conversation.Row.Id, question.Name, option.Key).ToString()
        );

    private void DropButtons(OpenConversation conversation)
    {
        // What was asked in this very update has not gone out yet.
        if (conversation.Row.Asked is { Id: 0 } unsent)
            unsent.Content = unsent.Content with { Buttons = [] };
        else if (conversation.Row.AskedIn is { } row)
            DropButtonsOf(row);
        (conversation.Row.AskedIn, conversation.Row.Asked) = (null, null);
    }

    private void DropButtonsOf(long row) =>
        update.Outbox.Write(update.Contact, OutboxPurpose.Edit, new OutgoingMessage { DropsButtonsOfRow = row });
}
