using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Conversations;

/// <summary>A conversation in progress, with its state read once.</summary>
/// <param name="row">As it is kept.</param>
/// <param name="flow">Its kind.</param>
internal sealed class OpenConversation(Conversation row, Flow flow)
{
    private object _state = flow.Load(row.State);

    /// <summary>As it is kept.</summary>
    public Conversation Row => row;

    /// <summary>Its kind.</summary>
    public Flow Flow => flow;

    /// <summary>Where it stands.</summary>
    public object State
    {
        get => _state;
        set => (_state, row.State) = (value, flow.Save(value));
    }

    /// <summary>The visit that it is about, or null.</summary>
    public long? VisitId => flow.VisitOf(_state);

    /// <summary>The ticket to which what is said is given at once, or null.</summary>
    public long? TicketId => flow.TicketOf(_state);

    /// <summary>The draft under which photos are kept, or null.</summary>
    public Guid? DraftId => flow.DraftOf(_state);
}
