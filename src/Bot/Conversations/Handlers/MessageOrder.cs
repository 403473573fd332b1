namespace Helpdesk.Bot.Conversations;

/// <summary>
/// In which order the meanings of an update are tried: this order is how the product behaves. The first that takes an
/// update ends it. Three rules stand behind it: an open question that wants words gets them, save what stands above it
/// here; what can't be taken is said, and the rest is taken; and nothing begins a report by itself for someone who
/// could as well mean a ticket of theirs.
/// </summary>
internal static class MessageOrder
{
    /// <summary>All of them, in order.</summary>
    public static readonly IReadOnlyList<MessageHandler> All =
    [
        // Who is not served, or not now.
        new BlockedHandler(),
        new TooFastHandler(),
        new OptOutHandler(),
        // What is no message with words of its own.
        new TapHandler(),
        new EditHandler(),
        // The part that can't be taken is said; what is left goes on.
        new UnusablePartHandler(),
        // What reaches over an open question.
        new SlashCommandHandler(),
        new SeveralTicketsHandler(),
        new TypedOptionHandler(),
        new ReplyHandler(),
        new TicketIdHandler(),
        new NamedTicketHandler(),
        new ExitWordHandler(),
        new CommandWordHandler(),
        new RatingOverQuestionHandler(),
        // The open question.
        new OpenQuestionHandler(),
        // From here on nothing is asked.
        new PlainYesHandler(),
        new LabelHandler(),
        new IdInSentenceHandler(),
        new ProgressHandler(),
        new AnswerHandler(),
        new TypedRatingHandler(),
        new VerdictHandler(),
        new SmallTalkHandler(),
        new CorrectionHandler(),
        new BelongingHandler(),
        new NewReportHandler(),
        new NotUnderstoodHandler(),
    ];
}
