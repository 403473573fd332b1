using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>Step 1: takes a report, one question a message. A photo is kept whenever it comes.</summary>
internal sealed class FileTicketFlow : Flow<Draft>
{
    private const int ShortestDescription = 5;
    private const string Yes = "yes",
        Done = "done",
        Send = "send",
        Change = "change",
        Abort = "abort",
        AsTyped = "typed";

    private enum Step
    {
        Category,
        Known,
        Name,
        Office,
        Pick,
        Phone,
        Location,
        What,
        Photos,
        Summary,
        Change,
    }

    /// <inheritdoc/>
    public override string Name => "file";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    protected override Guid? DraftOf(Draft draft) => draft.Id;

    /// <inheritdoc/>
    protected override DateTimeOffset? ClockOf(Draft draft) => draft.StartedAt;

    /// <inheritdoc/>
    protected override Question Ask(Draft draft, FlowContext context)
    {
        var texts = context.Texts;
        Question Typed(Step step, ChatText words) => Question.InARow(step.ToString(), words);
        return Current(draft) switch
        {
            Step.Category => Question.InARow(
                nameof(Step.Category),
                texts.AskCategory,
                new(nameof(Teams.Application), texts.TeamName(Teams.Application)),
                new(nameof(Teams.Network), texts.TeamName(Teams.Network))
            ),
            Step.Known => Question.OneARow(
                nameof(Step.Known),
                texts.AskKnown(
                    name: context.Person.ApplicantName,
                    office: context.Person.ApplicantOffice,
                    phone: context.Person.ApplicantPhone
                ),
                new(Yes, texts.LabelUseKnown),
                new(Change, texts.LabelChange)
            ),
            Step.Name => Typed(Step.Name, texts.AskName),
            Step.Office => Typed(Step.Office, texts.AskOffice),
            Step.Pick => AskWhichOffice(draft, context),
            Step.Phone => Typed(Step.Phone, texts.AskPhone),
            Step.Location => Typed(
                Step.Location,
                draft.Category is Teams.Network ? texts.AskPlace : texts.AskApplication
            ),
            Step.What => Typed(Step.What, texts.AskWhat),
            Step.Photos => AskPhotos(draft, context),
            Step.Change => Question.OneARow(
                nameof(Step.Change),
                texts.AskChange,
                Changeable.Select(step => new Option(step.ToString(), FieldName(step, texts)))
            ),
            _ => new Question(
                nameof(Step.Summary),
                Summary(draft, context),
                [
                    [new(Send, texts.LabelSend)],
                    [new(Change, texts.LabelChange), new(Abort, texts.LabelAbort)],
                ]
            ),
        };
    }

    /// <inheritdoc/>
    protected override FlowStep<Draft> Answer(Draft draft, FlowInput input, FlowContext context)
    {
        draft = draft with { StartedAt = draft.StartedAt ?? context.Now };
        return input switch
        {
            FlowInput.Sent sent => Photo(draft, sent, context),
            FlowInput.Words words => Words(draft with { AlbumId = null }, words.Text, context),
            FlowInput.Chosen chosen => Chosen(draft with { AlbumId = null }, chosen.Option, context),
            _ => new(draft),
        };
    }

    private static readonly Step[] Changeable =
    [
        Step.Category,
        Step.Name,
        Step.Office,
        Step.Phone,
        Step.Location,
        Step.What,
        Step.Photos,
    ];

    private static Step Current(Draft draft) =>
        draft switch
        {
            { OfficeTyped: not null } => Step.Pick,
            { Changing: { } changing } => Enum.Parse<Step>(changing),
            { Category: Teams.None } => Step.Category,
            { OffersKnown: true } => Step.Known,
            { Name: null } => Step.Name,
            { Office: null } => Step.Office,
            { Phone: null } => Step.Phone,
            { Location: null } => Step.Location,
            { Description: null } => Step.What,
            { PhotosDone: false } => Step.Photos,
            _ => Step.Summary,
        };

    private static FlowStep<Draft> Words(Draft draft, string text, FlowContext context)
    {
        var texts = context.Texts;
        FlowStep<Draft> Take(int atLeast, int atMost, Func<Draft, Draft> put) =>
            TypedWords.Objection(text, atLeast, atMost, texts) is { } objection
                ? new(draft) { Say = objection }
                : new(put(draft) with { Changing = null });
        return Current(draft) switch
        {
            Step.Name => Take(2, Ticket.MaxLine, d => d with { Name = text }),
            Step.Office or Step.Pick => TypedWords.Objection(text, 2, Ticket.MaxLine, texts) is { } objection
                ? new(draft) { Say = objection }
            : context.Organisations.Exact(text) is { } office ? new(WithOffice(draft, office.Name))
            : new(draft with { OfficeTyped = text }),
            Step.Phone => PhoneNumber.Read(text) is { } phone
                ? new(draft with { Phone = phone, Changing = null })
                : new(draft) { Say = texts.PhoneWrong, Asks = false },
            Step.Location => Take(2, Ticket.MaxLine, d => d with { Location = text }),
            Step.What => Take(ShortestDescription, Ticket.MaxText, d => d with { Description = text }),
            Step.Photos when MeansDone(text, texts) => Chosen(draft, Done, context),
            // A number for an option that there is not.
            Step.Photos when TypedWords.IsNumber(text) => new(draft) { Say = texts.PressAButton },
            // Words beside photos belong to the report: they are kept, not thrown away.
            Step.Photos => AddToDescription(draft, text, texts),
            _ => new(draft) { Say = texts.PressAButton },
        };
    }

    private static FlowStep<Draft> Chosen(Draft draft, string option, FlowContext context)
    {
        switch (Current(draft), option)
        {
            case (Step.Category, nameof(Teams.Application) or nameof(Teams.Network)):
                return new(draft with { Category = Enum.Parse<Teams>(option), Changing = null });
            case (Step.Known, Yes):
                var known = context.Person;
                return new(
                    draft with
                    {
                        OffersKnown = false,
                        Name = known.ApplicantName,
                        Office = known.ApplicantOffice,
                        Phone = known.ApplicantPhone,
                    }
                );
            case (Step.Known, Change):
                return new(draft with { OffersKnown = false });
            case (Step.Pick, AsTyped):
                return new(WithOffice(draft, draft.OfficeTyped!));
            case (Step.Pick, _)
                when int.TryParse(option, out var index)
                    && context.Organisations.Suggest(draft.OfficeTyped!).ElementAtOrDefault(index) is { } office:
                return new(WithOffice(draft, office.Name));
            case (Step.Photos, Done):
                return new(draft with { PhotosDone = true, Changing = null });
            case (Step.Summary, Send):
                return new(draft)
                {
                    Ends = true,
                    Run = new FlowCommand.File(draft.ToReport(context.Person, context.Now)),
                };
            case (Step.Summary, Change):
                return new(draft with { Changing = nameof(Step.Change) });
            case (Step.Summary, Abort):
                return new(draft) { Ends = true, Say = context.Texts.DraftDropped };
            case (Step.Change, _) when Enum.TryParse<Step>(option, out var step) && Changeable.Contains(step):
                return new(draft with { Changing = step.ToString() });
            default:
                return new(draft) { Say = context.Texts.PressAButton };
        }
    }

    private static FlowStep<Draft> Photo(Draft draft, FlowInput.Sent sent, FlowContext context)
    {
        var texts = context.Texts;
        var answered = sent.AlbumId is not null && sent.AlbumId == draft.AlbumId;
        var next = draft with { AlbumId = sent.AlbumId };
        if (context.SoFar.Photos >= Ticket.MaxPhotos)
            return draft.ToldTooMany
                ? new(next) { Asks = false }
                : new(next with { ToldTooMany = true }) { Say = texts.PhotosTooMany(Ticket.MaxPhotos) };

        // At the question about photos the next question is the answer; elsewhere it has to be said that the photo is
        // kept.
        var say = Current(draft) is Step.Photos ? ChatText.Empty : texts.PhotoKept;
        if (sent.Caption is { } caption && TypedWords.Readable(caption))
        {
            var added = AddToDescription(next, caption, texts);
            (next, say) = (added.State, added.State == next ? added.Say : say);
        }
        return new(next)
        {
            Run = new FlowCommand.Keep(sent.Photo, draft.Id),
            Say = answered ? ChatText.Empty : say,
            Asks = !answered,
        };
    }

    private static bool MeansDone(string text, Texts texts) =>
        new[] { texts.LabelSkip, texts.LabelDone, texts.NoPhotos }.Any(label => TypedWords.IsLabel(text, label));

    private static Question AskPhotos(Draft draft, FlowContext context)
    {
        var (photos, texts) = (context.SoFar.Photos, context.Texts);
        var words = photos switch
        {
            0 => texts.AskPhotos(Ticket.MaxPhotos),
            >= Ticket.MaxPhotos => texts.AskNoMorePhotos(Ticket.MaxPhotos),
            // The rest of an album is still on its way: a number would be wrong.
            _ when draft.AlbumId is not null => texts.AskAfterAlbum,
            _ => texts.AskMorePhotos(count: photos, most: Ticket.MaxPhotos),
        };
        return Question.InARow(
            nameof(Step.Photos),
            words,
            new Option(Done, photos == 0 ? texts.LabelSkip : texts.LabelDone)
        );
    }

    private static FlowStep<Draft> AddToDescription(Draft draft, string text, Texts texts)
    {
        var longer = draft.Description is null ? text : $"{draft.Description}\n{text}";
        return TypedWords.Objection(longer, 1, Ticket.MaxText, texts) is { } objection
            ? new(draft) { Say = objection }
            : new(draft with { Description = longer }) { Say = texts.AddedToDescription };
    }

    private static Draft WithOffice(Draft draft, string office) =>
        draft with
        {
            Office = office,
            OfficeTyped = null,
            Changing = null,
        };

    private static Question AskWhichOffice(Draft draft, FlowContext context)
    {
        var found = context.Organisations.Suggest(draft.OfficeTyped!);
        var typed = draft.OfficeTyped;
        var words = found.Count == 0 ? context.Texts.AskOfficeUnknown(typed) : context.Texts.AskWhichOffice(typed);
        var options = found
            .Select((office, index) => new Option($"{index}", office.Name))
            .Append(new Option(AsTyped, context.Texts.LabelAsTyped));
        return Question.OneARow(nameof(Step.Pick), words, options);
    }

    private static ChatText Summary(Draft draft, FlowContext context) =>
        context.Texts.Summary(
            category: context.Texts.TeamName(draft.Category),
            name: draft.Name,
            office: draft.Office,
            phone: draft.Phone,
            location: draft.Location,
            description: draft.Description,
            photos: context.SoFar.Photos
        );

    private static string FieldName(Step step, Texts texts) =>
        step switch
        {
            Step.Category => texts.FieldCategory,
            Step.Name => texts.FieldName,
            Step.Office => texts.FieldOffice,
            Step.Phone => texts.FieldPhone,
            Step.Location => texts.FieldLocation,
            Step.What => texts.FieldWhat,
            Step.Photos => texts.FieldPhotos,
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, "Not a field of the report."),
        };
}
