using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>Asks staff who send a photo out of the blue whether it shows a repair of theirs or a new problem.</summary>
internal sealed class PhotoPlaceFlow : Flow<PhotoPlace>
{
    private const string NewReport = "new";

    /// <inheritdoc/>
    public override string Name => "photo";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    protected override Guid? DraftOf(PhotoPlace state) => state.DraftId;

    /// <inheritdoc/>
    protected override Question Ask(PhotoPlace state, FlowContext context) =>
        Question.OneARow(
            "place",
            context.Texts.AskPhotoPlace,
            state
                .Repairs.Select((repair, index) => new Option($"{index}", repair.Code))
                .Append(new Option(NewReport, context.Texts.LabelNewReport))
        );

    /// <inheritdoc/>
    protected override FlowStep<PhotoPlace> Answer(PhotoPlace state, FlowInput input, FlowContext context)
    {
        switch (input)
        {
            case FlowInput.Sent sent:
                var answered = sent.AlbumId is not null && sent.AlbumId == state.AlbumId;
                return new(state with { AlbumId = sent.AlbumId })
                {
                    Asks = !answered,
                    Run = new FlowCommand.Keep(sent.Photo, state.DraftId),
                };
            case FlowInput.Chosen { Option: NewReport }:
                return new(state) { Ends = true, Run = new FlowCommand.BeginReport(state.DraftId) };
            case FlowInput.Chosen { Option: var option }
                when int.TryParse(option, out var index) && state.Repairs.ElementAtOrDefault(index) is { } repair:
                return new(state)
                {
                    Ends = true,
                    Say = context.Texts.PhotosPlaced(count: context.SoFar.Photos, code: ChatText.Code(repair.Code)),
                    Offers =
                    [
                        .. new[] { TicketAction.AddNote, TicketAction.FinishRepair }.Select(action => new Option(
                            $"{action}",
                            context.Texts.ActionLabel(action),
                            new(repair.TicketId, repair.VisitId, action)
                        )),
                    ],
                    Run = new FlowCommand.Act(
                        new Advance(repair.TicketId, repair.VisitId, TicketAction.AddNote, context.Person),
                        DraftId: state.DraftId
                    ),
                };
            default:
                return new(state) { Say = context.Texts.PressAButton };
        }
    }
}
