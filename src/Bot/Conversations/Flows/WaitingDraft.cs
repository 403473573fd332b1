namespace Helpdesk.Bot.Conversations;

/// <summary>A report is to begin while another is not sent yet: the state of <see cref="WaitingDraftFlow"/>.</summary>
/// <param name="Words">What was written for the new one.</param>
/// <param name="DraftId">Under which photos of the new one are kept.</param>
internal sealed record WaitingDraft(Written Words, Guid DraftId);
