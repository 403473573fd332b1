using Helpdesk.Core.Kpi;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>One update being handled: who, in which unit of work, and what it leads to.</summary>
internal sealed class UpdateContext(
    UnitOfWork work,
    Contact contact,
    IReadOnlyList<Conversation> conversations,
    IncomingMessage message,
    Person? actsFor
)
{
    /// <summary>The conversations with the contact, as they are kept.</summary>
    public IReadOnlyList<Conversation> Conversations => conversations;

    /// <summary>The unit of work.</summary>
    public UnitOfWork Work => work;

    /// <summary>The database of the unit of work.</summary>
    public HelpdeskDb Db => work.Db;

    /// <summary>From where the update came, and where replies go.</summary>
    public Contact Contact => contact;

    /// <summary>What the channel can do from which the update came.</summary>
    public ChannelTraits Traits => work.Reach.Channels.Of(contact.Channel);

    /// <summary>Who sent it.</summary>
    public Person Person => contact.Person;

    /// <summary>What was sent.</summary>
    public IncomingMessage Message => message;

    /// <summary>The person's language.</summary>
    public Texts Texts => work.Catalog.For(Person);

    /// <summary>Everyone's language.</summary>
    public TextCatalog Catalog => work.Catalog;

    /// <summary>The procedure.</summary>
    public HelpdeskSop Sop => work.Sop;

    /// <summary>Standard times, counted by the office calendar.</summary>
    public StepClocks Clocks => work.Clocks;

    /// <summary>What the person may do now: their own roles, and the head's for whom they stand in.</summary>
    public Roles Roles => actsFor is null ? Person.Roles : Person.Roles | Roles.Head;

    /// <summary>The instant of the update (UTC).</summary>
    public DateTimeOffset Now => work.Now;

    /// <summary>Writes outbox rows.</summary>
    public OutboxWriter Outbox => work.Outbox;

    /// <summary>Visits that this update opened; their actors are told after the commit.</summary>
    public List<StepVisit> Opened { get; } = [];

    /// <summary>The figures that were asked for; they are told after the commit.</summary>
    public KpiRequest? FiguresAskedFor { get; set; }

    /// <summary>Whether the list of offices is another after the commit.</summary>
    public bool ChangesOffices { get; set; }

    /// <summary>Whether photos are to be fetched after the commit.</summary>
    public bool HasPhotos { get; set; }

    /// <summary>What the person who tapped is told.</summary>
    public TapAnswer Answer { get; set; } = new("", Alert: false);

    /// <summary>The report that what was sent became part of, or null.</summary>
    public Guid? DraftId { get; private set; }

    /// <summary>The ticket that what was sent is part of, or null.</summary>
    public long? TicketId { get; private set; }

    /// <summary>Notes where what was sent is now: whoever edits it afterwards means that.</summary>
    public void WentInto(Guid? draftId, long? ticketId) =>
        (DraftId, TicketId) = (draftId ?? DraftId, ticketId ?? TicketId);

    /// <summary>Replies in the chat.</summary>
    public OutboxMessage Reply(
        ChatText text,
        IReadOnlyList<IReadOnlyList<OutgoingButton>>? buttons = null,
        Ticket? about = null,
        StepVisit? prompt = null
    ) =>
        Outbox.Write(
            contact,
            OutboxPurpose.Reply,
            new OutgoingMessage { Markup = text.Markup, Buttons = buttons ?? [] },
            about?.Id,
            prompt?.Id
        );

    /// <summary>
    /// Tells why a tap has no effect: in an alert, so that it is seen. The text is that of a refusal.
    /// </summary>
    public void Refuse(ChatText text)
    {
        if (message.Tap is null)
            Reply(text);
        else
            Answer = new TapAnswer(text.Words, Alert: true);
    }

    /// <summary>Brings the command menu of a chat up to date with its person's roles and language.</summary>
    public void RefreshMenu(Contact of) =>
        Outbox.Write(of, OutboxPurpose.Edit, new OutgoingMessage { RefreshesMenu = true });
}
