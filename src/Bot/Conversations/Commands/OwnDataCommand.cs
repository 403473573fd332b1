using System.Collections.Frozen;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>Shows a person what is kept about them, and takes their request to have it removed (UU 27/2022).</summary>
internal sealed class OwnDataCommand() : Command(Word, Roles.None)
{
    /// <summary>The word.</summary>
    public const string Word = "datasaya";

    private const string Ask = "hapus",
        Sure = "ya hapus";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Aliases => ["mydata"];

    /// <inheritdoc/>
    public override bool AsksAgain => true;

    /// <inheritdoc/>
    public override string Description(Texts texts) => texts.CommandDatasaya;

    private static readonly FrozenSet<string> Asking =
        "data pribadi saya kami hapus hapuskan dihapus penghapusan lihat apa saja aja yang disimpan simpan minta tolong mohon bagaimana cara ingin mau tentang semua"
            .Split(' ')
            .ToFrozenSet();

    /// <summary>
    /// What is asked for in a sentence about one's own data; null when it is none: <c>tolong hapus data pribadi
    /// saya</c>.
    /// </summary>
    public static string? AskedIn(string text)
    {
        var words = Tokens.Of(text);
        if (
            !words.Contains("data")
            || !(words.Contains("saya") || words.Contains("pribadi"))
            || words.Any(word => !Asking.Contains(word) && !Vocabulary.Fillers.Contains(word))
        )
            return null;
        return words.Any(word => word.Contains(Ask, StringComparison.Ordinal)) ? Ask : "";
    }

    /// <inheritdoc/>
    public override bool Takes(string rest, DateOnly today) => Tokens.Of(rest) is [Ask];

    /// <inheritdoc/>
    public override Task RunAsync(Turn turn, string rest, CancellationToken cancellation) =>
        rest.ToLowerInvariant() switch
        {
            Ask => AskAsync(turn.Update, isSure: false, cancellation),
            Sure => AskAsync(turn.Update, isSure: true, cancellation),
            _ => ShowAsync(turn.Update, cancellation),
        };

    private static async Task ShowAsync(UpdateContext update, CancellationToken cancellation)
    {
        var (db, person, texts) = (update.Db, update.Person, update.Texts);
        var own = db.Tickets.Where(ticket => ticket.ReporterId == person.Id);
        var tickets = await own.CountAsync(cancellation);
        var open = await own.CountAsync(ticket => ticket.Visits.Any(visit => visit.LeftAt == null), cancellation);
        var erased = await own.CountAsync(ticket => ticket.ErasedAt != null, cancellation);
        var contacts = await db
            .Contacts.Where(contact => contact.PersonId == person.Id)
            .OrderBy(contact => contact.Id)
            .ToListAsync(cancellation);
        var photos = await db.Photos.CountAsync(photo => photo.Contact.PersonId == person.Id, cancellation);
        var applicant = new[]
        {
            person.ApplicantName,
            person.ApplicantOffice,
            person.ApplicantPhone is { } phone ? PhoneNumber.Shown(phone) : null,
        }.OfType<string>();
        var shown = texts.MyData(
            name: person.Name,
            addresses: string.Join(", ", contacts.Select(contact => $"{contact.Channel.Name} {contact.Address}")),
            applicant: string.Join(", ", applicant.DefaultIfEmpty(texts.MyDataNone)),
            tickets: tickets,
            open: open,
            photos: photos,
            kept: Kept(texts, update.Work.Retention)
        );
        update.Reply(
            erased == 0 ? shown : ChatText.Paragraphs(shown, texts.MyDataErased(erased)),
            // An officer's account goes with their roles.
            update.Roles is Roles.None
                ?
                [
                    [Button(texts.LabelAskErasure, Ask)],
                ]
                : []
        );
    }

    /// <summary>For how long data is kept, as the privacy notice says it.</summary>
    public static string Kept(Texts texts, RetentionRule rule) =>
        !rule.Ends ? texts.KeptForEver
        : rule.Months % 12 == 0 ? texts.KeptYears(rule.Months / 12)
        : texts.KeptMonths(rule.Months);

    private static async Task AskAsync(UpdateContext update, bool isSure, CancellationToken cancellation)
    {
        var (person, texts) = (update.Person, update.Texts);
        var open = await update
            .Db.Visits.Where(visit => visit.LeftAt == null && visit.Ticket.ReporterId == person.Id)
            .Select(visit => visit.Ticket.Code)
            .FirstOrDefaultAsync(cancellation);
        if (update.Roles is not Roles.None)
            update.Reply(texts.ErasureNotOfficers);
        else if (person.ErasureGrantedAt is not null)
            update.Reply(texts.ErasureDone);
        else if (person.ErasureAskedAt is not null)
            update.Reply(texts.ErasureAskedAlready);
        else if (open is not null)
            update.Reply(texts.ErasureNotWhileOpen(ChatText.Code(open)));
        else if (!isSure)
            update.Reply(
                texts.ErasureSure,
                [
                    [Button(texts.LabelAskErasureSure, Sure)],
                ]
            );
        else
        {
            person.ErasureAskedAt = update.Now;
            update.Reply(texts.ErasureAsked);
            await ErasureCommand.TellAdminsAsync(update, cancellation);
        }
    }

    private static OutgoingButton Button(string label, string rest) =>
        new(label, new ButtonData.Command(Word, rest).ToString());
}
