using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.People;

/// <summary>The offices as they are now, in memory: they are asked for in every filing, and rarely changed.</summary>
internal sealed class OfficeDirectory
{
    private volatile Organisations _current = Organisations.Shipped();

    /// <summary>The offices that are offered.</summary>
    public Organisations Current => _current;

    /// <summary>Called after a change was made here. Must not wait.</summary>
    public event Action? Changed;

    /// <summary>Reads the list anew after a change of it that was made here.</summary>
    public async Task ChangeAsync(HelpdeskDb db, CancellationToken cancellation)
    {
        await ReadAsync(db, cancellation);
        Changed?.Invoke();
    }

    /// <summary>Takes over what is shipped and not known yet, and reads the list.</summary>
    public async Task BeginAsync(WriteGate gate, CancellationToken cancellation) =>
        await gate.RunAsync(
            async work =>
            {
                await TakeOverAsync(work.Db, cancellation);
                await ReadAsync(work.Db, cancellation);
            },
            cancellation
        );

    /// <summary>Reads the list anew.</summary>
    public async Task ReadAsync(HelpdeskDb db, CancellationToken cancellation)
    {
        var offices = await db
            .Offices.AsNoTracking()
            .Include(office => office.Parent)
            .Where(office => !office.IsHidden && (office.Parent == null || !office.Parent.IsHidden))
            .OrderBy(office => office.Id)
            .ToListAsync(cancellation);
        _current = new Organisations(
            offices.Select(office => new Organisation(office.Name, office.Abbreviations, office.Parent?.Name))
        );
    }

    private static async Task TakeOverAsync(HelpdeskDb db, CancellationToken cancellation)
    {
        var known = (
            await db
                .Offices.Where(office => office.ShippedAs != null)
                .Select(office => office.ShippedAs!)
                .ToListAsync(cancellation)
        ).ToHashSet();
        var shipped = Organisations.ShippedOffices();
        if (shipped.All(office => known.Contains(office.Full)))
            return;
        var parents = await db
            .Offices.Where(office => office.ParentId == null && office.ShippedAs != null)
            .ToDictionaryAsync(office => office.ShippedAs!, cancellation);
        foreach (var office in shipped.Where(office => !known.Contains(office.Full)))
        {
            var kept = new Office
            {
                Name = office.Name,
                Abbreviations = office.Abbreviations,
                Parent = office.Parent is { } parent ? parents[parent] : null,
                ShippedAs = office.Full,
            };
            db.Offices.Add(kept);
            if (office.Parent is null)
                parents.Add(office.Name, kept);
        }
        await db.SaveChangesAsync(cancellation);
    }
}
