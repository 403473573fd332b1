using System.Globalization;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Core.Messages;

/// <summary>
/// What a button carries back, in the few bytes that a platform gives it. Read back as what it is: a person's input.
/// </summary>
internal abstract record ButtonData
{
    /// <summary>A step of the SOP, on the visit for which the button was shown.</summary>
    public sealed record Act(long TicketId, long VisitId, TicketAction Action) : ButtonData
    {
        /// <inheritdoc/>
        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"t:{TicketId}:{VisitId}:{Action}");
    }

    /// <summary>An option of a question in a conversation.</summary>
    public sealed record Choose(long ConversationId, string Question, string Option) : ButtonData
    {
        /// <inheritdoc/>
        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"c:{ConversationId}:{Question}:{Option}");
    }

    /// <summary>Shows a ticket.</summary>
    public sealed record Show(long TicketId) : ButtonData
    {
        /// <inheritdoc/>
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"v:{TicketId}");
    }

    /// <summary>What else can be done on a ticket.</summary>
    public sealed record More(long TicketId) : ButtonData
    {
        /// <inheritdoc/>
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"o:{TicketId}");
    }

    /// <summary>A ticket's photos.</summary>
    public sealed record Photos(long TicketId) : ButtonData
    {
        /// <inheritdoc/>
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"f:{TicketId}");
    }

    /// <summary>All of a ticket's history.</summary>
    public sealed record History(long TicketId) : ButtonData
    {
        /// <inheritdoc/>
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"h:{TicketId}");
    }

    /// <summary>How content the reporter is, on the visit that closed the ticket.</summary>
    public sealed record Rate(long TicketId, long VisitId, int Stars) : ButtonData
    {
        /// <inheritdoc/>
        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"s:{TicketId}:{VisitId}:{Stars}");
    }

    /// <summary>The same as typing a command, with what stands behind it.</summary>
    public sealed record Command(string Name, string Rest = "") : ButtonData
    {
        /// <inheritdoc/>
        public override string ToString() => Rest.Length == 0 ? $"m:{Name}" : $"m:{Name}:{Rest}";
    }

    /// <summary>Goes on with the report that is not sent yet.</summary>
    public sealed record ResumeDraft : ButtonData
    {
        /// <inheritdoc/>
        public override string ToString() => "d:on";
    }

    /// <summary>Drops the report that is not sent yet.</summary>
    public sealed record DropDraft : ButtonData
    {
        /// <inheritdoc/>
        public override string ToString() => "d:off";
    }

    /// <summary>Asks for the figures of a span.</summary>
    public sealed record Figures(FiguresSpan Span) : ButtonData
    {
        /// <inheritdoc/>
        public override string ToString() => $"k:{Span}";
    }

    /// <summary>Asks for a span's figures in detail.</summary>
    /// <param name="First">The first day, at the office.</param>
    /// <param name="Last">The last day, included.</param>
    public sealed record FiguresInDetail(DateOnly First, DateOnly Last) : ButtonData
    {
        private const string Format = "yyyyMMdd";

        /// <inheritdoc/>
        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"q:{First:yyyyMMdd}:{Last:yyyyMMdd}");

        internal static FiguresInDetail? Of(string first, string last) =>
            DateOnly.TryParseExact(first, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var from)
            && DateOnly.TryParseExact(last, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var until)
            && from <= until
                ? new(from, until)
                : null;
    }

    /// <summary>Chooses the language.</summary>
    public sealed record Speak(Language Language) : ButtonData
    {
        /// <inheritdoc/>
        public override string ToString() => $"l:{Language}";
    }

    /// <summary>Takes a person's roles away; asked once more before it is done.</summary>
    public sealed record Remove(long PersonId, bool Sure) : ButtonData
    {
        /// <inheritdoc/>
        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"r:{PersonId}:{(Sure ? 1 : 0)}");
    }

    /// <summary>Reads a button's data; null when it is none of ours.</summary>
    public static ButtonData? Parse(string data) =>
        data.Split(':') switch
        {
            ["t", var ticket, var visit, var action]
                when Number(ticket, out var ticketId)
                    && Number(visit, out var visitId)
                    && Named<TicketAction>(action, out var named) => new Act(ticketId, visitId, named),
            ["c", var conversation, var question, var option] when Number(conversation, out var id) => new Choose(
                id,
                question,
                option
            ),
            ["o", var ticket] when Number(ticket, out var id) => new More(id),
            ["f", var ticket] when Number(ticket, out var id) => new Photos(id),
            ["h", var ticket] when Number(ticket, out var id) => new History(id),
            ["s", var ticket, var visit, var stars]
                when Number(ticket, out var ticketId)
                    && Number(visit, out var visitId)
                    && Number(stars, out var given)
                    && given is >= TicketRating.Worst and <= TicketRating.Best => new Rate(
                ticketId,
                visitId,
                (int)given
            ),
            ["v", var ticket] when Number(ticket, out var id) => new Show(id),
            ["d", "on"] => new ResumeDraft(),
            ["d", "off"] => new DropDraft(),
            ["k", var span] when Named<FiguresSpan>(span, out var named) => new Figures(named),
            ["q", var first, var last] => FiguresInDetail.Of(first, last),
            ["m", var name] => new Command(name),
            ["m", var name, var rest] => new Command(name, rest),
            ["l", var language] when Named<Language>(language, out var named) => new Speak(named),
            ["r", var person, var sure] when Number(person, out var id) => new Remove(id, sure == "1"),
            _ => null,
        };

    private static bool Number(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static bool Named<T>(string text, out T value)
        where T : struct, Enum => Enum.TryParse(text, out value) && Enum.IsDefined(value) && value.ToString() == text;
}
