using Helpdesk.Bot.Dashboard;
using Helpdesk.Bot.Settings;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// One update being handled, and what handling it may use. Each part knows the update; none keeps anything.
/// </summary>
internal sealed class Turn
{
    /// <summary>A turn for one update.</summary>
    public Turn(
        UpdateContext update,
        Organisations organisations,
        OwnAddresses addresses,
        DashboardLinks dashboard,
        LimitsOptions limits
    )
    {
        (Update, Addresses, Dashboard, Limits) = (update, addresses, dashboard, limits);
        Conversations = new ConversationStack(update, organisations);
        Tickets = new TicketActions(this);
        Additions = new TicketAdditions(this);
        Lookup = new TicketLookup(update);
        Lists = new TicketLists(update);
        Ratings = new Ratings(this);
        More = new MoreOnTicket(update);
        People = new OfficerAdministration(update, addresses);
        Menu = new Menu(update);
        Filing = new Filing(this);
        Answers = new Answers(this);
        Typed = new TypedOptions(update);
    }

    /// <summary>Who sent what, and the unit of work.</summary>
    public UpdateContext Update { get; }

    /// <summary>What was sent.</summary>
    public IncomingMessage Message => Update.Message;

    /// <summary>The person's language.</summary>
    public Texts Texts => Update.Texts;

    /// <summary>The person's conversations.</summary>
    public ConversationStack Conversations { get; }

    /// <summary>Does what people want done with tickets.</summary>
    public TicketActions Tickets { get; }

    /// <summary>Adds to tickets what people send.</summary>
    public TicketAdditions Additions { get; }

    /// <summary>Shows tickets.</summary>
    public TicketLookup Lookup { get; }

    /// <summary>Lists tickets.</summary>
    public TicketLists Lists { get; }

    /// <summary>Offers what is wanted on a ticket now and then.</summary>
    public MoreOnTicket More { get; }

    /// <summary>Takes ratings.</summary>
    public Ratings Ratings { get; }

    /// <summary>Invites and removes people.</summary>
    public OfficerAdministration People { get; }

    /// <summary>Says what can be done here.</summary>
    public Menu Menu { get; }

    /// <summary>Begins and files reports.</summary>
    public Filing Filing { get; }

    /// <summary>Gives answers to conversations.</summary>
    public Answers Answers { get; }

    /// <summary>Options where there are no buttons.</summary>
    public TypedOptions Typed { get; }

    /// <summary>Under which names people find us.</summary>
    public OwnAddresses Addresses { get; }

    /// <summary>Links to the jobs' dashboard.</summary>
    public DashboardLinks Dashboard { get; }

    /// <summary>How much is taken from one person.</summary>
    public LimitsOptions Limits { get; }

    /// <summary>Asks the question that is open once more; nothing when none is.</summary>
    public async Task AskAgainAsync(CancellationToken cancellation, ChatText first = default)
    {
        if (await Conversations.TopAsync(cancellation) is { } top)
            await Conversations.AskAsync(top, cancellation, first.IsEmpty ? Texts.GoingOn : first);
    }
}
