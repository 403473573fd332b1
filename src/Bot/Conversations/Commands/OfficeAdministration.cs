using System.Globalization;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>The list of offices as admins see and change it.</summary>
internal sealed class OfficeAdministration(Turn turn)
{
    private const int PageLength = 12,
        FoundAPage = 8;

    private UpdateContext Update => turn.Update;

    private Texts Texts => turn.Texts;

    /// <summary>Lists the offices, a page at a time, without their units.</summary>
    public async Task ListAsync(string page, CancellationToken cancellation)
    {
        var all = Update.Db.Offices;
        var count = await all.CountAsync(office => office.ParentId == null, cancellation);
        var units = await all.CountAsync(office => office.ParentId != null, cancellation);
        var shown = Page.Of(page, count, PageLength);
        var offices = await all.Where(office => office.ParentId == null)
            .OrderBy(office => office.Name)
            .Skip(shown.Skipped)
            .Take(PageLength)
            .ToListAsync(cancellation);
        Update.Reply(
            ChatText.Paragraphs(
                Texts.OfficesHead(count: count, units: units),
                ChatText.Lines(offices.Select(office => ChatText.Plain($"• {Named(office)}"))),
                shown.Pages == 1 ? ChatText.Empty : Texts.PageOf(page: shown.No, pages: shown.Pages),
                Texts.OfficesHint
            ),
            [.. Next(shown, no => no.ToString(CultureInfo.InvariantCulture))]
        );
    }

    /// <summary>
    /// Shows the office that a text names, or asks which is meant, a page at a time. Hidden ones are found too.
    /// </summary>
    public async Task FindAsync(OfficeSearch search, CancellationToken cancellation)
    {
        var all = await Update.Db.Offices.Include(office => office.Parent).ToListAsync(cancellation);
        var byName = all.ToLookup(Full);
        var list = new Organisations(
            all.Select(office => new Organisation(office.Name, office.Abbreviations, office.Parent?.Name))
        );
        var found = list.Exact(search.Words) is { } exact ? [exact] : list.Naming(search.Words);
        var offices = found.SelectMany(office => byName[office.Full]).ToList();
        if (offices is [var only])
        {
            await ShowAsync(only, cancellation);
            return;
        }
        if (offices.Count == 0)
        {
            Update.Reply(Texts.OfficesNone(search.Words));
            return;
        }
        var page = Page.Of(search.Page.ToString(CultureInfo.InvariantCulture), offices.Count, FoundAPage);
        Update.Reply(
            ChatText.Paragraphs(
                Texts.OfficesFound,
                page.Pages == 1 ? ChatText.Empty : Texts.PageOf(page: page.No, pages: page.Pages)
            ),
            [
                .. offices
                    .Skip(page.Skipped)
                    .Take(FoundAPage)
                    .Select(office => new[] { Button(Named(office), office, OfficeChange.Kind.Show) }),
                .. Next(page, no => (search with { Page = no }).ToString()),
            ]
        );
    }

    private IEnumerable<IReadOnlyList<OutgoingButton>> Next(Page page, Func<int, string> behind) =>
        page.Next is { } next
            ?
            [
                [
                    new OutgoingButton(
                        Texts.LabelNextPage,
                        new ButtonData.Command(OfficesCommand.Word, behind(next)).ToString()
                    ),
                ],
            ]
            : [];

    private string Named(Office office) => office.IsHidden ? Texts.OfficeNameHidden(Full(office)) : Full(office);

    /// <summary>Does what a button wants.</summary>
    public async Task ChangeAsync(OfficeChange change, CancellationToken cancellation)
    {
        var office = await Update
            .Db.Offices.Include(o => o.Parent)
            .SingleOrDefaultAsync(o => o.Id == change.OfficeId, cancellation);
        if (office is null)
        {
            Update.Refuse(Texts.ButtonUnknown);
            return;
        }
        switch (change.What)
        {
            case OfficeChange.Kind.Rename or OfficeChange.Kind.AddUnit:
                var isUnit = change.What is OfficeChange.Kind.AddUnit;
                await turn.Conversations.BeginAsync(new OfficeNaming(office.Id, Full(office), isUnit), cancellation);
                break;
            case OfficeChange.Kind.Hide or OfficeChange.Kind.Unhide:
                office.IsHidden = change.What is OfficeChange.Kind.Hide;
                Update.ChangesOffices = true;
                Update.Reply(office.IsHidden ? Texts.OfficeHides(Full(office)) : Texts.OfficeShows(Full(office)));
                break;
            default:
                await ShowAsync(office, cancellation);
                break;
        }
    }

    /// <summary>Adds an office, or a unit of one. Returns whether it was added: not when it is there already.</summary>
    public async Task<bool> AddAsync(string name, long? parentId, CancellationToken cancellation)
    {
        if (await IsThereAsync(name, parentId, except: null, cancellation))
            return false;
        var parent = parentId is { } id
            ? await Update.Db.Offices.SingleAsync(office => office.Id == id, cancellation)
            : null;
        var added = new Office { Name = name, Parent = parent };
        Update.Db.Offices.Add(added);
        Update.ChangesOffices = true;
        Update.Reply(Texts.OfficeAdded(Full(added)));
        return true;
    }

    /// <summary>
    /// Gives an office another name; the old one is understood as before, and figures count past tickets under the new
    /// one. Returns whether it was done: not when another has that name.
    /// </summary>
    public async Task<bool> RenameAsync(long officeId, string name, CancellationToken cancellation)
    {
        var office = await Update.Db.Offices.Include(o => o.Parent).SingleAsync(o => o.Id == officeId, cancellation);
        if (await IsThereAsync(name, office.ParentId, office.Id, cancellation))
            return false;
        var before = office.Name;
        office.Abbreviations = [.. office.Abbreviations, before];
        office.Name = name;
        if (office.ParentId is null)
            await Update
                .Db.Tickets.Where(ticket => ticket.Opd == before)
                .ExecuteUpdateAsync(set => set.SetProperty(ticket => ticket.Opd, name), cancellation);
        Update.ChangesOffices = true;
        Update.Reply(Texts.OfficeRenamed(Full(office)));
        return true;
    }

    // By another spelling or an abbreviation it is the same office, hidden or not.
    private async Task<bool> IsThereAsync(string name, long? parentId, long? except, CancellationToken cancellation)
    {
        var others = await Update
            .Db.Offices.Include(office => office.Parent)
            .Where(office => office.Id != except && (parentId == null || office.ParentId == parentId))
            .ToListAsync(cancellation);
        var there = others.Find(office =>
            new Organisations([new(office.Name, office.Abbreviations)]).Exact(name)?.Name == office.Name
        );
        if (there is null)
            return false;
        Update.Reply(Texts.OfficeThere(Full(there)));
        return true;
    }

    private async Task ShowAsync(Office office, CancellationToken cancellation)
    {
        var units = await Update.Db.Offices.CountAsync(unit => unit.ParentId == office.Id, cancellation);
        List<OutgoingButton> buttons =
        [
            Button(Texts.LabelRename, office, OfficeChange.Kind.Rename),
            office.IsHidden
                ? Button(Texts.LabelUnhide, office, OfficeChange.Kind.Unhide)
                : Button(Texts.LabelHide, office, OfficeChange.Kind.Hide),
        ];
        if (office.ParentId is null)
            buttons.Add(Button(Texts.LabelAddUnit, office, OfficeChange.Kind.AddUnit));
        Update.Reply(
            ChatText.Lines(
                Texts.OfficeCard(
                    name: Full(office),
                    abbreviations: office.Abbreviations.Count == 0 ? "–" : string.Join(", ", office.Abbreviations),
                    units: units
                ),
                office.IsHidden ? Texts.OfficeHidden : ChatText.Empty
            ),
            [.. buttons.Chunk(2)]
        );
    }

    private static OutgoingButton Button(string label, Office office, OfficeChange.Kind what) =>
        new(
            label,
            new ButtonData.Command(OfficesCommand.Word, new OfficeChange(office.Id, what).ToString()).ToString()
        );

    private static string Full(Office office) => new Organisation(office.Name, [], office.Parent?.Name).Full;
}
