using Helpdesk.Core.Messages;
using Helpdesk.Core.People;

namespace Helpdesk.Bot.Conversations;

/// <summary>What a flow may know besides its state and the input.</summary>
/// <param name="Texts">The person's language.</param>
/// <param name="Person">Who answers.</param>
/// <param name="Organisations">The offices.</param>
/// <param name="Now">The instant (UTC).</param>
/// <param name="Today">The date that it is at the office.</param>
/// <param name="SoFar">What is really kept so far.</param>
/// <param name="OwnNumber">The phone number that the person writes from, as <c>+62…</c>; null where it is not
/// known.</param>
/// <param name="DraftSoFar">What is written in the person's report that is not sent yet, or null.</param>
internal sealed record FlowContext(
    Texts Texts,
    Person Person,
    Organisations Organisations,
    DateTimeOffset Now,
    DateOnly Today,
    EvidenceSoFar SoFar,
    string? OwnNumber = null,
    string? DraftSoFar = null
);
