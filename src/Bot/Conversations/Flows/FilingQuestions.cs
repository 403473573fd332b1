using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>What is asked while a report is being given.</summary>
internal static class FilingQuestions
{
    /// <summary>Options: what they carry.</summary>
    public const string Yes = "yes",
        Done = "done",
        Send = "send",
        Change = "change",
        AsTyped = "typed",
        Remove = "remove";

    /// <summary>What can be changed from the summary.</summary>
    public static readonly FilingStep[] Changeable =
    [
        FilingStep.Category,
        FilingStep.Name,
        FilingStep.Office,
        FilingStep.Phone,
        FilingStep.Location,
        FilingStep.What,
        FilingStep.Photos,
    ];

    /// <summary>The question that is open.</summary>
    public static Question Of(Draft draft, FlowContext context)
    {
        var texts = context.Texts;
        Question Typed(FilingStep step, ChatText words) => Question.InARow(step.ToString(), words);
        return draft.Step switch
        {
            FilingStep.Category => Question.InARow(
                nameof(FilingStep.Category),
                texts.AskCategory,
                new(nameof(Teams.Application), texts.TeamName(Teams.Application)),
                new(nameof(Teams.Network), texts.TeamName(Teams.Network)),
                new(nameof(Teams.Both), texts.LabelUnknownCategory)
            ),
            FilingStep.Known => Question.OneARow(
                nameof(FilingStep.Known),
                texts.AskKnown(
                    name: context.Person.ApplicantName,
                    office: context.Person.ApplicantOffice,
                    phone: PhoneNumber.Shown(context.Person.ApplicantPhone ?? "")
                ),
                new(Yes, texts.LabelUseKnown) { IsYes = true },
                new(Change, texts.LabelChange)
            ),
            FilingStep.Name => Typed(FilingStep.Name, texts.AskName),
            FilingStep.Office => Typed(FilingStep.Office, texts.AskOffice),
            FilingStep.Pick => AskWhichOffice(draft, context),
            FilingStep.Phone => Typed(FilingStep.Phone, texts.AskPhone),
            FilingStep.Location => Typed(
                FilingStep.Location,
                draft.Category switch
                {
                    Teams.Application => texts.AskApplication,
                    Teams.Network => texts.AskPlace,
                    _ => texts.AskApplicationOrPlace,
                }
            ),
            FilingStep.What => Typed(FilingStep.What, texts.AskWhat),
            FilingStep.Photos => AskPhotos(draft, context),
            FilingStep.Change => Question.OneARow(
                nameof(FilingStep.Change),
                texts.AskChange,
                Changeable.Select(step => new Option(step.ToString(), FieldName(step, texts)))
            ),
            _ => Question.OneARow(
                nameof(FilingStep.Summary),
                Summary(draft, context),
                new(Send, texts.LabelSend) { IsYes = true },
                new(Change, texts.LabelChange)
            ),
        };
    }

    /// <summary>What a part of the report is called.</summary>
    public static string FieldName(FilingStep step, Texts texts) =>
        step switch
        {
            FilingStep.Category => texts.FieldCategory,
            FilingStep.Name => texts.FieldName,
            FilingStep.Office => texts.FieldOffice,
            FilingStep.Phone => texts.FieldPhone,
            FilingStep.Location => texts.FieldLocation,
            FilingStep.What => texts.FieldWhat,
            FilingStep.Photos => texts.FieldPhotos,
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, "Not a field of the report."),
        };

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
        var done = new Option(Done, photos == 0 ? texts.LabelSkip : texts.LabelDone);
        // Taking one out is a matter of changing the report; while they come, one button is enough.
        IEnumerable<Option> removals =
            draft.Changing == nameof(FilingStep.Photos)
                ? context.SoFar.PhotoIds.Select(
                    (photo, index) => new Option($"{Remove}{photo}", texts.LabelRemovePhoto(index + 1))
                )
                : [];
        return new Question(
            nameof(FilingStep.Photos),
            words,
            [
                [done],
                .. removals.Chunk(2),
            ]
        );
    }

    private static Question AskWhichOffice(Draft draft, FlowContext context)
    {
        var found = context.Organisations.Suggest(draft.OfficeTyped!);
        var typed = draft.OfficeTyped;
        var words = found.Count == 0 ? context.Texts.AskOfficeUnknown(typed) : context.Texts.AskWhichOffice(typed);
        var options = found
            .Select((office, index) => new Option($"{index}", office.Full))
            .Append(new Option(AsTyped, context.Texts.LabelAsTyped));
        return Question.OneARow(nameof(FilingStep.Pick), words, options);
    }

    private static ChatText Summary(Draft draft, FlowContext context) =>
        context.Texts.Summary(
            category: context.Texts.CategoryName(draft.Category),
            name: draft.Name,
            office: draft.Office,
            phone: PhoneNumber.Shown(draft.Phone!),
            field: context.Texts.LocationField(draft.Category),
            location: draft.Location,
            description: Excerpt.Of(draft.Description!, TicketCards.LongestAgain),
            photos: context.SoFar.Photos == 0 ? context.Texts.NoPhotos : context.SoFar.Photos
        );
}
