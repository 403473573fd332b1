using Helpdesk.Core.Sop;
using Stateless;

namespace Helpdesk.Core.Tickets;

/// <summary>
/// The state machine of the procedure, configured once by looping over <see cref="HelpdeskSop.Exits"/>. It answers one
/// question at a time: its guards look at the question that is being asked.
/// </summary>
internal sealed class TicketMachine
{
    private readonly StateMachine<TicketState, TicketAction> _machine;
    private TicketQuestion? _question;
    private TicketState _state;

    /// <summary>A machine for the procedure.</summary>
    public TicketMachine()
    {
        _machine = new StateMachine<TicketState, TicketAction>(() => _state, next => _state = next);
        foreach (var exit in HelpdeskSop.Exits)
        {
            bool Holds() => !TicketRules.Unmet(exit, _question!).Any();
            var from = _machine.Configure(exit.From);
            if (exit.To == exit.From)
                from.PermitReentryIf(exit.Action, Holds);
            else
                from.PermitIf(exit.Action, exit.To, Holds);
        }
    }

    /// <summary>The state to go to, or null when the action is not permitted.</summary>
    public TicketState? Fire(TicketQuestion question)
    {
        (_question, _state) = (question, question.Ticket.State);
        if (!_machine.CanFire(question.Action))
            return null;
        _machine.Fire(question.Action);
        return _state;
    }
}
