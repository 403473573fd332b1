using Helpdesk.Bot.Dashboard;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>Decides what an update means, and to whom in the house it goes.</summary>
internal sealed class UpdateRouter
{
    private readonly UpdateContext _update;
    private readonly ConversationStack _conversations;
    private readonly TicketActions _tickets;
    private readonly TicketLookup _lookup;
    private readonly OfficerAdministration _people;
    private readonly CommandRunner _commands;
    private readonly FlowCommands _flowCommands;
    private readonly TypedOptions _typed;

    /// <summary>Routing for one update.</summary>
    public UpdateRouter(
        UpdateContext update,
        ConversationStack conversations,
        OwnAddresses addresses,
        DashboardLinks dashboard
    )
    {
        _update = update;
        _conversations = conversations;
        _tickets = new TicketActions(update, conversations);
        _lookup = new TicketLookup(update);
        _people = new OfficerAdministration(update, addresses);
        var actingHeads = new ActingHeadCommand(update, conversations);
        _commands = new CommandRunner(
            update,
            conversations,
            _lookup,
            _people,
            actingHeads,
            new LinkCommand(update, addresses),
            dashboard
        );
        _flowCommands = new FlowCommands(update, _tickets, _lookup, actingHeads, _commands);
        _typed = new TypedOptions(update);
    }

    /// <summary>Routes the update.</summary>
    public async Task RouteAsync(CancellationToken cancellation)
    {
        var optOut = new OptOut(_update);
        if (!optOut.Obey())
            await RouteMessageAsync(cancellation);
        // Whoever comes back sees what has become of their reports meanwhile.
        else if (optOut.HasStarted)
            await _commands.RunAsync("tiket", "", cancellation);
    }

    private Task RouteMessageAsync(CancellationToken cancellation) =>
        _update.Message switch
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
                _update.Person.Language = speak.Language;
                _update.Reply(_update.Texts.LanguageChosen);
                _update.RefreshMenu(_update.Contact);
                if (await _conversations.TopAsync(cancellation) is { } top)
                    await _conversations.AskAsync(top, cancellation);
                break;
            case ButtonData.ResumeDraft:
                await _commands.RunAsync("lapor", "", cancellation);
                break;
            case ButtonData.DropDraft:
                await _commands.RunAsync("batal", "", cancellation);
                break;
            case ButtonData.Figures figures:
                _commands.ShowFigures(figures.Span);
                break;
            case ButtonData.Remove remove:
                await _people.RemoveAsync(remove, cancellation);
                break;
            case ButtonData.Command command when await _commands.RunAsync(command.Name, command.Rest, cancellation):
                break;
            default:
                _update.Refuse(_update.Texts.ButtonUnknown);
                break;
        }
    }

    private async Task ChooseAsync(ButtonData.Choose choose, Tap tap, CancellationToken cancellation)
    {
        var top = await _conversations.TopAsync(cancellation);
        if (
            top?.Id != choose.ConversationId
            || (await _conversations.QuestionOfAsync(top, cancellation)).Name != choose.Question
        )
        {
            _update.Refuse(_update.Texts.ButtonOld);
            return;
        }
        if (top.AskedIn is null && tap.MessageId is { } message)
            _update.Outbox.Write(_update.Contact, OutboxPurpose.Edit, new OutgoingMessage { DropsButtonsOf = message });
        await AnswerAsync(top, new FlowInput.Chosen(choose.Option), cancellation);
    }

    private async Task PhotoAsync(IncomingPhoto photo, CancellationToken cancellation)
    {
        var caption = TypedWords.Clean(_update.Message.Text ?? "");
        var sent = new FlowInput.Sent(photo, caption.Length == 0 ? null : caption, _update.Message.AlbumId);
        var top = await _conversations.TopAsync(cancellation);
        if (top is null)
        {
            if (await _tickets.RepairsAsync(cancellation) is { Count: > 0 } repairs)
                await _conversations.BeginAsync(
                    new PhotoPlaceFlow(),
                    new PhotoPlace(Guid.NewGuid(), repairs),
                    cancellation,
                    asks: false
                );
            else
                await _commands.FileAsync(Draft.For(_update.Person, startedAt: _update.Now), cancellation, asks: false);
            top = (await _conversations.TopAsync(cancellation))!;
        }
        await AnswerAsync(top, sent, cancellation);
    }

    private async Task UnusableAsync(UnusableFile unusable, CancellationToken cancellation)
    {
        _update.Reply(unusable is UnusableFile.TooLarge ? _update.Texts.FileTooLarge : _update.Texts.FileNotAPhoto);
        if (await _conversations.TopAsync(cancellation) is { } top)
            await _conversations.AskAsync(top, cancellation);
    }

    private async Task TextAsync(string text, CancellationToken cancellation)
    {
        if (text.StartsWith('/'))
        {
            await CommandAsync(text, cancellation);
            return;
        }
        var top = await _conversations.TopAsync(cancellation);
        if (!_update.Traits.HasButtons && await WithoutButtonsAsync(text, top, cancellation))
            return;
        if (TicketCode.IsAlone(text) && top?.Flow != "status")
        {
            await _lookup.ShowAsync(text, cancellation);
            if (top is not null)
                await _conversations.AskAsync(top, cancellation, _update.Texts.GoingOn);
        }
        else if (top is null)
            await FirstAsync(text, cancellation);
        else if (FirstWords.IsGreeting(text) || FirstWords.IsThanks(text))
            await _conversations.AskAsync(top, cancellation, _update.Texts.GoingOn);
        else
            await AnswerAsync(top, Chosen(text, await _conversations.QuestionOfAsync(top, cancellation)), cancellation);
    }

    // Where nothing can be pressed, options and commands are typed; each has its own way of being meant.
    private async Task<bool> WithoutButtonsAsync(string text, Conversation? top, CancellationToken cancellation)
    {
        var onScreen = await _typed.OnScreenAsync(text, top, cancellation);
        if (onScreen is [{ Option.Data: NumberedOptions.More, In: { } row }])
            ShowMore(row);
        else if (onScreen is [var hasty] && await _typed.CancelledInHasteAsync(text, hasty, cancellation) is { } filed)
            _update.Reply(
                _update.Texts.CancelSure(code: ChatText.Code(filed.Code), label: hasty.Option.Label),
                about: filed
            );
        else if (
            onScreen is [var chosen]
            && (top is not null || ButtonData.Parse(chosen.Option.Data) is not ButtonData.Choose)
        )
            await TapAsync(new Tap(chosen.Option.Data, MessageId: null), cancellation);
        else if (onScreen.Count > 1)
            await AskWhichAsync(onScreen, cancellation);
        else if (await _typed.IsStaleAsync(text, top, cancellation))
            _update.Reply(_update.Texts.ButtonOld);
        else
            return await WithoutOptionsAsync(text, top, cancellation);
        return true;
    }

    private async Task<bool> WithoutOptionsAsync(string text, Conversation? top, CancellationToken cancellation)
    {
        // Typed twice in a hurry, a number would answer a question that nobody has seen; it is about to come.
        if (top is not null && TypedWords.IsNumber(text) && await _typed.IsUnseenAsync(top, cancellation))
            return true;
        if (
            top is not null
            && Chosen(text, await _conversations.QuestionOfAsync(top, cancellation)) is FlowInput.Chosen
        )
            return false;
        if (await _typed.StepsAsync(text, cancellation) is { Count: > 0 } steps)
        {
            if (steps is [var only])
                await TapAsync(new Tap(only.Option.Data, MessageId: null), cancellation);
            else
                await AskWhichAsync(steps, cancellation);
            return true;
        }
        if (IsKnockAnswered(text))
            await SayIfNothingWaitsAsync(cancellation);
        else if (Command.Typed(text, _update.Roles, _update.Clocks.Calendar.DateOf(_update.Now)) is { } command)
            await CommandAsync($"/{command.Name} {command.Behind}", cancellation);
        else
            return false;
        return true;
    }

    private async Task AskWhichAsync(IReadOnlyList<TypedOption> options, CancellationToken cancellation)
    {
        List<OutgoingButton[]> choices = [];
        foreach (var (option, row) in options)
            choices.Add([
                row?.TicketId is { } id
                    ? option with
                    {
                        Label =
                            $"{option.Label} {await _update.Db.Tickets.Where(t => t.Id == id).Select(t => t.Code).SingleAsync(cancellation)}",
                    }
                    : option,
            ]);
        _update.Reply(_update.Texts.WhichTicket, choices);
    }

    private void ShowMore(OutboxMessage row)
    {
        var shown = _update.Reply(_update.Texts.MoreOptions, NumberedOptions.Rest(row.Content));
        shown.PromptVisitId = row.PromptVisitId;
    }

    // The button of the template that asks to open the session window: what waited is the answer.
    private bool IsKnockAnswered(string text) =>
        _update.Catalog.All.Any(texts => TypedWords.IsLabel(text, texts.LabelReadMessages));

    private async Task SayIfNothingWaitsAsync(CancellationToken cancellation)
    {
        var waits = await _update.Db.Outbox.AnyAsync(
            row =>
                row.ContactId == _update.Contact.Id
                && row.Status == OutboxStatus.Pending
                && (
                    row.Purpose != OutboxPurpose.Announcement
                    || row.TicketId == null
                    || _update.Db.Visits.Any(visit =>
                        visit.TicketId == row.TicketId && visit.LeftAt == null && visit.EnteredAt <= row.CreatedAt
                    )
                ),
            cancellation
        );
        if (!waits)
            _update.Reply(_update.Texts.NothingWaits);
    }

    private async Task CommandAsync(string text, CancellationToken cancellation)
    {
        // "/status@name_bot HD-…" is how Telegram writes it in groups, and some clients everywhere.
        var parts = text.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        var name = parts[0][1..].Split('@')[0].ToLowerInvariant();
        var known = await _commands.RunAsync(name, parts.ElementAtOrDefault(1)?.Trim() ?? "", cancellation);
        if (!known)
            _commands.Refuse(name);
        if (
            (!known || name is "tiket" or "bantuan" or "antrean" or "tugas" or "keputusan" or "petugas" or "undang")
            && await _conversations.TopAsync(cancellation) is { } top
        )
            await _conversations.AskAsync(top, cancellation, _update.Texts.GoingOn);
    }

    private async Task FirstAsync(string text, CancellationToken cancellation)
    {
        if (TicketCode.Find(text, out _) is not TicketCodeReading.None)
            await _lookup.ShowAsync(text, cancellation);
        else if (Command.Typed(text, _update.Roles, _update.Clocks.Calendar.DateOf(_update.Now)) is { } typed)
            await _commands.RunAsync(typed.Name, typed.Behind, cancellation);
        else if (_commands.NamedByLabel(text) is { } command && await _commands.RunAsync(command, "", cancellation))
            return;
        else if (
            Enum.GetValues<TicketAction>().Any(action => TypedWords.IsLabel(text, _update.Texts.ActionLabel(action)))
        )
            _update.Reply(_update.Texts.PressAtTheTicket);
        else if (StandsOnAButton(text))
            _update.Reply(_update.Texts.ButtonOld);
        else if (FirstWords.AsksForProgress(text))
            await _commands.RunAsync("tiket", "", cancellation);
        else if (FirstWords.IsThanks(text) || FirstWords.IsNod(text))
            await _commands.MenuAsync(_update.Texts.YouAreWelcome, cancellation);
        else if (FirstWords.IsGreeting(text))
            await _commands.MenuAsync(_update.Texts.Greeting(_update.Person.Name), cancellation);
        else if (!FirstWords.IsReport(text))
            await _commands.MenuAsync(_update.Texts.NotUnderstood, cancellation);
        else if (TypedWords.Objection(text, 1, Ticket.MaxText, _update.Texts) is { } objection)
            _update.Reply(objection);
        else
        {
            _update.Reply(_update.Texts.ReportBegun);
            await _commands.FileAsync(Draft.For(_update.Person, text, _update.Now), cancellation);
        }
    }

    private bool StandsOnAButton(string text)
    {
        var texts = _update.Texts;
        string[] labels =
        [
            texts.LabelSend,
            texts.LabelDone,
            texts.LabelSkip,
            texts.LabelAbort,
            texts.LabelUseKnown,
            texts.LabelChange,
        ];
        return labels.Any(label => TypedWords.IsLabel(text, label));
    }

    /// <summary>A typed label or number is the option that it names.</summary>
    private static FlowInput Chosen(string text, Question question)
    {
        var options = question.Options.SelectMany(row => row).ToList();
        return TypedWords.Choice(text, [.. options.Select(option => option.Label)]) is { } place
            ? new FlowInput.Chosen(options[place].Key)
            : new FlowInput.Words(text);
    }

    private async Task AnswerAsync(Conversation conversation, FlowInput input, CancellationToken cancellation)
    {
        var context = await _conversations.ContextAsync(conversation, cancellation);
        var update = _conversations.FlowOf(conversation).Answer(conversation.State, input, context);
        conversation.State = update.State;
        conversation.UpdatedAt = _update.Now;
        _conversations.SetClock(conversation);
        if (update.Ends)
        {
            if (!update.Say.IsEmpty)
                Say(update);
            if (update.Run is { } command)
                await _flowCommands.RunAsync(command, cancellation);
            await _conversations.EndAsync(conversation, cancellation);
            return;
        }
        var stays = update.Run is null || await _flowCommands.RunAsync(update.Run, cancellation);
        if (!stays)
            await _conversations.EndAsync(conversation, cancellation);
        else if (update.Asks)
            await _conversations.AskAsync(conversation, cancellation, update.Say);
        else if (!update.Say.IsEmpty)
            Say(update);
    }

    private void Say(FlowStep<string> update)
    {
        var buttons = update
            .Offers.Select(option => new OutgoingButton(option.Label, option.Acts!.ToString()))
            .ToList();
        var said = _update.Reply(update.Say, buttons.Count == 0 ? [] : [buttons]);
        said.PromptVisitId = update.Offers.FirstOrDefault()?.Acts!.VisitId;
    }
}
