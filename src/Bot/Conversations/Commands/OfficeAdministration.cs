using System.Globalization;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>The list of offices as admins see and change it.</summary>
internal sealed class OfficeAdministration(Turn turn)
{
    private const int PageLength = 12;

    private UpdateContext Update => turn.Update;

    private Texts Texts => turn.Texts;

    /// <summary>Lists the offices, a page at a time, without their units.</summary>
    public async Task ListAsync(string page, CancellationToken cancellation)
    {
        var all = Update.Db.Offices;
        var count = await all.CountAsync(office => office.ParentId == null, cancellation);
        var units = await all.CountAsync(office => office.ParentId != null, cancellation);
        var pages = Math.Max(1, (count + PageLength - 1) / PageLength);
        var no = int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted)
            ? Math.Clamp(wanted, 1, pages)
            : 1;
        var names = await all.Where(office => office.ParentId == null)
            .OrderBy(office => office.Name)
            .Skip((no - 1) * PageLength)
            .Take(PageLength)
            .Select(office => office.Name)
            .ToListAsync(cancellation);
        var next = new ButtonData.Command(OfficesCommand.Word, (no + 1).ToString(CultureInfo.InvariantCulture));
        Update.Reply(
            ChatText.Paragraphs(
                Texts.OfficesHead(count: count, units: units),
                ChatText.Lines(names.Select(name => ChatText.Plain($"• {name}"))),
                pages == 1 ? ChatText.Empty : Texts.PageOf(page: no, pages: pages),
                Texts.OfficesHint
            ),
            no == pages
                ? []
                :
                [
                    [new OutgoingButton(Texts.LabelNextPage, next.ToString())],
                ]
        );
    }

    /// <summary>Shows the office that a text names, or asks which is meant. Hidden ones are found too.</summary>
    public async Task FindAsync(string typed, CancellationToken cancellation)
    {
        var all = await Update.Db.Offices.Include(office => office.Parent).ToListAsync(cancellation);
        var byName = all.ToLookup(office =>
            new Organisation(office.Name, office.Abbreviations, office.Parent?.Name).Full
        );
        var list = new Organisations(
            all.Select(office => new Organisation(office.Name, office.Abbreviations, office.Parent?.Name))
        );
        var found = list.Exact(typed) is { } exact ? [exact] : list.Suggest(typed);
        var offices = found.SelectMany(office => byName[office.Full]).ToList();
        if (offices is [var only])
            await ShowAsync(only, cancellation);
        else if (offices.Count == 0)
            Update.Reply(Texts.OfficesNone(typed));
        else
            Update.Reply(
                Texts.OfficesFound,
                [.. offices.Select(office => new[] { Button(Full(office), office, OfficeChange.Kind.Show) })]
            );
    }

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

    private async Task<bool> IsThereAsync(string name, long? parentId, long? except, CancellationToken cancellation)
    {
        var there = await Update.Db.Offices.AnyAsync(
            office => office.Name == name && office.ParentId == parentId && office.Id != except,
            cancellation
        );
        if (there)
            Update.Reply(Texts.OfficeThere(name));
        return there;
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
