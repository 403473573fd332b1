using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>Decides what an update means, and to whom in the house it goes.</summary>
public sealed class TurnRouting
{
    private readonly Turn _turn;
    private readonly ConversationStack _conversations;
    private readonly TicketDesk _tickets;
    private readonly TicketLookup _lookup;
    private readonly PeopleDesk _people;
    private readonly CommandDesk _commands;
    private readonly FlowCommands _flowCommands;
    private readonly TypedOptions _typed;

    /// <summary>Routing for one turn.</summary>
    public TurnRouting(Turn turn, ConversationStack conversations, OwnAddresses addresses)
    {
        _turn = turn;
        _conversations = conversations;
        _tickets = new TicketDesk(turn, conversations);
        _lookup = new TicketLookup(turn);
        _people = new PeopleDesk(turn, addresses);
        var standIns = new StandInDesk(turn, conversations);
        _commands = new CommandDesk(turn, conversations, _lookup, _people, standIns, new LinkDesk(turn, addresses));
        _flowCommands = new FlowCommands(turn, _tickets, _lookup, standIns, _commands);
        _typed = new TypedOptions(turn);
    }

    /// <summary>Routes the update.</summary>
    public async Task RouteAsync(CancellationToken cancellation)
    {
        var optOut = new OptOutDesk(_turn);
        if (!optOut.Obey()) await RouteMessageAsync(cancellation);
        // Whoever comes back sees what has become of their reports meanwhile.
        else if (optOut.HasStarted) await _commands.RunAsync("tiket", "", cancellation);
    }

    private Task RouteMessageAsync(CancellationToken cancellation) => _turn.Message switch
    {
        { Tap: { } tap } => TapAsync(tap, cancellation),
        { Photo: { } photo } => PhotoAsync(photo, cancellation),
        { Unusable: { } unusable } => UnusableAsync(unusable, cancellation),
        var message => TextAsync(TypedWords.Clean(message.Text ?? ""), cancellation),
    };

    private async Task TapAsync(Tap tap, CancellationToken cancellation)
    {
        switch (ButtonData.Parse(tap.Data))
        {
            case ButtonData.Act act:
                await _tickets.ActAsync(act, cancellation);
                break;
            case ButtonData.Choose choose:
                await ChooseAsync(choose, tap, cancellation);
                break;
            case ButtonData.Show show:
                await _lookup.ShowAsync(show.TicketId, cancellation);
                break;
            case ButtonData.Speak speak:
                _turn.Person.Language = speak.Language;
                _turn.Reply(_turn.Texts.LanguageChosen);
                _turn.RefreshMenu(_turn.Contact);
                if (await _conversations.TopAsync(cancellation) is { } top) await _conversations.AskAsync(top, cancellation);
                break;
            case ButtonData.Remove remove:
                await _people.RemoveAsync(remove, cancellation);
                break;
            case ButtonData.Command command when await _commands.RunAsync(command.Name, command.Rest, cancellation):
                break;
            default:
                _turn.Refuse(_turn.Texts.ButtonUnknown);
                break;
        }
    }

    private async Task ChooseAsync(ButtonData.Choose choose, Tap tap, CancellationToken cancellation)
    {
        var top = await _conversations.TopAsync(cancellation);
        if (top?.Id != choose.ConversationId || (await _conversations.QuestionOfAsync(top, cancellation)).Name != choose.Question)
        {
            _turn.Refuse(_turn.Texts.ButtonOld);
            return;
        }
        if (top.AskedIn is null && tap.MessageId is { } message)
            _turn.Outbox.Write(_turn.Contact, OutboxPurpose.Edit, new OutgoingMessage { DropsButtonsOf = message });
        await AnswerAsync(top, new FlowInput.Chosen(choose.Option), cancellation);
    }

    private async Task PhotoAsync(IncomingPhoto photo, CancellationToken cancellation)
    {
        var caption = TypedWords.Clean(_turn.Message.Text ?? "");
        var sent = new FlowInput.Sent(photo, caption.Length == 0 ? null : caption, _turn.Message.AlbumId);
        var top = await _conversations.TopAsync(cancellation);
        if (top is null)
        {
            if (await _tickets.RepairsAsync(cancellation) is { Count: > 0 } repairs)
                await _conversations.BeginAsync(new PhotoPlaceFlow(), new PhotoPlace(Guid.NewGuid(), repairs), cancellation, asks: false);
            else
                await _commands.FileAsync(Draft.For(_turn.Person, startedAt: _turn.Now), cancellation, asks: false);
            top = (await _conversations.TopAsync(cancellation))!;
        }
        await AnswerAsync(top, sent, cancellation);
    }

    private async Task UnusableAsync(UnusableFile unusable, CancellationToken cancellation)
    {
        _turn.Reply(unusable is UnusableFile.TooLarge ? _turn.Texts.FileTooLarge : _turn.Texts.FileNotAPhoto);
        if (await _conversations.TopAsync(cancellation) is { } top) await _conversations.AskAsync(top, cancellation);
    }

    private async Task TextAsync(string text, CancellationToken cancellation)
    {
        if (text.StartsWith('/'))
        {
            await CommandAsync(text, cancellation);
            return;
        }
        var top = await _conversations.TopAsync(cancellation);
        if (!_turn.Contact.Channel.ShowsButtons() && await WithoutButtonsAsync(text, top, cancellation)) return;
        if (TicketCode.IsAlone(text) && top?.Flow != "status")
        {
            await _lookup.ShowAsync(text, cancellation);
            if (top is not null) await _conversations.AskAsync(top, cancellation, _turn.Texts.GoingOn);
        }
        else if (top is null) await FirstAsync(text, cancellation);
        else if (FirstWords.IsGreeting(text) || FirstWords.IsThanks(text)) await _conversations.AskAsync(top, cancellation, _turn.Texts.GoingOn);
        else await AnswerAsync(top, Chosen(text, await _conversations.QuestionOfAsync(top, cancellation)), cancellation);
    }

    // Where nothing can be pressed, options and commands are typed; each has its own way of being meant.
    private async Task<bool> WithoutButtonsAsync(string text, Conversation? top, CancellationToken cancellation)
    {
        var onScreen = await _typed.OnScreenAsync(text, top, cancellation);
        if (onScreen is [{ Option.Data: NumberedOptions.More, In: { } row }]) ShowMore(row);
        else if (onScreen is [var hasty] && await _typed.CancelledInHasteAsync(text, hasty, cancellation) is { } filed)
            _turn.Reply(_turn.Texts.CancelSure(code: ChatText.Code(filed.Code), label: hasty.Option.Label), about: filed);
        else if (onScreen is [var chosen] && (top is not null || ButtonData.Parse(chosen.Option.Data) is not ButtonData.Choose)) await TapAsync(new Tap(chosen.Option.Data, MessageId: null), cancellation);
        else if (onScreen.Count > 1) await AskWhichAsync(onScreen, cancellation);
        else if (await _typed.IsStaleAsync(text, top, cancellation)) _turn.Reply(_turn.Texts.ButtonOld);
        else return await WithoutOptionsAsync(text, top, cancellation);
        return true;
    }

    private async Task<bool> WithoutOptionsAsync(string text, Conversation? top, CancellationToken cancellation)
    {
        // Typed twice in a hurry, a number would answer a question that nobody has seen; it is about to come.
        if (top is not null && TypedWords.IsNumber(text) && await _typed.IsUnseenAsync(top, cancellation)) return true;
        if (top is not null && Chosen(text, await _conversations.QuestionOfAsync(top, cancellation)) is FlowInput.Chosen) return false;
        if (await _typed.StepsAsync(text, cancellation) is { Count: > 0 } steps)
        {
            if (steps is [var only]) await TapAsync(new Tap(only.Option.Data, MessageId: null), cancellation);
            else await AskWhichAsync(steps, cancellation);
            return true;
        }
        if (IsKnockAnswered(text)) await SayIfNothingWaitsAsync(cancellation);
        else if (Command.Typed(text, _turn.Roles, _turn.Clocks.Calendar.DateOf(_turn.Now)) is { } command) await CommandAsync($"/{command.Name} {command.Behind}", cancellation);
        else return false;
        return true;
    }

    private async Task AskWhichAsync(IReadOnlyList<TypedOption> options, CancellationToken cancellation)
    {
        List<OutgoingButton[]> choices = [];
        foreach (var (option, row) in options)
            choices.Add([row?.TicketId is { } id ? option with { Label = $"{option.Label} {await _turn.Db.Tickets.Where(t => t.Id == id).Select(t => t.Code).SingleAsync(cancellation)}" } : option]);
        _turn.Reply(_turn.Texts.WhichTicket, choices);
    }

    private void ShowMore(OutboxMessage row)
    {
        var shown = _turn.Reply(_turn.Texts.MoreOptions, NumberedOptions.Rest(row.Content));
        shown.PromptVisitId = row.PromptVisitId;
    }

    // The button of the template that asks to open the session window: what waited is the answer.
    private static bool IsKnockAnswered(string text) => Enum.GetValues<Language>().Any(language => TypedWords.IsLabel(text, Texts.In(language).LabelReadMessages));

    private async Task SayIfNothingWaitsAsync(CancellationToken cancellation)
    {
        var waits = await _turn.Db.Outbox.AnyAsync(row => row.ContactId == _turn.Contact.Id && row.Status == OutboxStatus.Pending
            && (row.Purpose != OutboxPurpose.Announcement || row.TicketId == null || _turn.Db.Visits.Any(visit => visit.TicketId == row.TicketId && visit.LeftAt == null && visit.EnteredAt <= row.CreatedAt)), cancellation);
        if (!waits) _turn.Reply(_turn.Texts.NothingWaits);
    }

    private async Task CommandAsync(string text, CancellationToken cancellation)
    {
        // "/status@name_bot HD-…" is how Telegram writes it in groups, and some clients everywhere.
        var parts = text.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        var name = parts[0][1..].Split('@')[0].ToLowerInvariant();
        var known = await _commands.RunAsync(name, parts.ElementAtOrDefault(1)?.Trim() ?? "", cancellation);
        if (!known) _commands.Refuse(name);
        if ((!known || name is "tiket" or "bantuan" or "antrean" or "tugas" or "keputusan" or "petugas" or "undang") && await _conversations.TopAsync(cancellation) is { } top)
            await _conversations.AskAsync(top, cancellation, _turn.Texts.GoingOn);
    }

    private async Task FirstAsync(string text, CancellationToken cancellation)
    {
        if (TicketCode.Find(text, out _) is not TicketCodeReading.None) await _lookup.ShowAsync(text, cancellation);
        else if (Command.Typed(text, _turn.Roles, _turn.Clocks.Calendar.DateOf(_turn.Now)) is { } typed) await _commands.RunAsync(typed.Name, typed.Behind, cancellation);
        else if (_commands.NamedByLabel(text) is { } command && await _commands.RunAsync(command, "", cancellation)) return;
        else if (Enum.GetValues<TicketAction>().Any(action => TypedWords.IsLabel(text, _turn.Texts.ActionLabel(action)))) _turn.Reply(_turn.Texts.PressAtTheTicket);
        else if (StandsOnAButton(text)) _turn.Reply(_turn.Texts.ButtonOld);
        else if (FirstWords.AsksForProgress(text)) await _commands.RunAsync("tiket", "", cancellation);
        else if (FirstWords.IsThanks(text) || FirstWords.IsNod(text)) await _commands.MenuAsync(_turn.Texts.YouAreWelcome, cancellation);
        else if (FirstWords.IsGreeting(text)) await _commands.MenuAsync(_turn.Texts.Greeting(_turn.Person.Name), cancellation);
        else if (!FirstWords.IsReport(text)) await _commands.MenuAsync(_turn.Texts.NotUnderstood, cancellation);
        else if (TypedWords.Objection(text, 1, Ticket.MaxText, _turn.Texts) is { } objection) _turn.Reply(objection);
        else
        {
            _turn.Reply(_turn.Texts.ReportBegun);
            await _commands.FileAsync(Draft.For(_turn.Person, text, _turn.Now), cancellation);
        }
    }

    private bool StandsOnAButton(string text)
    {
        var texts = _turn.Texts;
        string[] labels = [texts.LabelSend, texts.LabelDone, texts.LabelSkip, texts.LabelAbort, texts.LabelUseKnown, texts.LabelChange];
        return labels.Any(label => TypedWords.IsLabel(text, label));
    }

    /// <summary>A typed label or number is the option that it names.</summary>
    private static FlowInput Chosen(string text, Question question)
    {
        var options = question.Options.SelectMany(row => row).ToList();
        return TypedWords.Choice(text, [.. options.Select(option => option.Label)]) is { } place ? new FlowInput.Chosen(options[place].Key) : new FlowInput.Words(text);
    }

    private async Task AnswerAsync(Conversation conversation, FlowInput input, CancellationToken cancellation)
    {
        var context = await _conversations.ContextAsync(conversation, cancellation);
        var turn = _conversations.FlowOf(conversation).Answer(conversation.State, input, context);
        conversation.State = turn.State;
        conversation.UpdatedAt = _turn.Now;
        _conversations.SetClock(conversation);
        if (turn.Ends)
        {
            if (!turn.Say.IsEmpty) Say(turn);
            if (turn.Run is { } command) await _flowCommands.RunAsync(command, cancellation);
            await _conversations.EndAsync(conversation, cancellation);
            return;
        }
        var stays = turn.Run is null || await _flowCommands.RunAsync(turn.Run, cancellation);
        if (!stays) await _conversations.EndAsync(conversation, cancellation);
        else if (turn.Asks) await _conversations.AskAsync(conversation, cancellation, turn.Say);
        else if (!turn.Say.IsEmpty) Say(turn);
    }

    private void Say(FlowTurn<string> turn)
    {
        var buttons = turn.Offers.Select(option => new OutgoingButton(option.Label, option.Acts!.ToString())).ToList();
        var said = _turn.Reply(turn.Say, buttons.Count == 0 ? [] : [buttons]);
        said.PromptVisitId = turn.Offers.FirstOrDefault()?.Acts!.VisitId;
    }
}
