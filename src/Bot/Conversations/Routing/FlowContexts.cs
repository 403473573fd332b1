using System.Linq.Expressions;
using Helpdesk.Core.People;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// What the flows of an update may know: read when it is first asked for, and again after what may have changed it.
/// </summary>
internal sealed class FlowContexts(UpdateContext update, Organisations organisations)
{
    private static readonly CompiledQuery<Func<HelpdeskDb, Guid, IAsyncEnumerable<long>>> PhotosOfDraft = new(() =>
        EF.CompileAsyncQuery(
            (HelpdeskDb db, Guid draft) =>
                db
                    .Photos.Where(photo => photo.DraftId == draft)
                    .Where(Photo.IsUsable)
                    .OrderBy(photo => photo.Id)
                    .Select(photo => photo.Id)
        )
    );

    private (OpenConversation Of, FlowContext Known)? _context;
    private (OpenConversation Of, EvidenceSoFar Known)? _evidence;

    /// <summary>What the flow of a conversation may know.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="draft">The report that the person has begun, or null.</param>
    public async Task<FlowContext> OfAsync(OpenConversation conversation, Draft? draft, CancellationToken cancellation)
    {
        if (_context is var (of, known) && of == conversation)
            return known;
        await SaveEvidenceAsync(conversation, cancellation);
        var context = new FlowContext(
            update.Texts,
            update.Person,
            organisations,
            update.Now,
            update.Clocks.Calendar.DateOf(update.Now),
            _evidence is var (kept, soFar) && kept == conversation
                ? soFar
                : await SoFarAsync(conversation, cancellation),
            OwnNumber,
            draft?.Description
        );
        _context = (conversation, context);
        return context;
    }

    // Whoever hides their number has an ID there.
    private string? OwnNumber =>
        update.Traits.AddressIsPhoneNumber
        && update.Contact.Address.StartsWith('+')
        && PhoneNumber.Find(update.Contact.Address) is [var own]
            ? own
            : null;

    /// <summary>Has it read anew: something has changed.</summary>
    /// <param name="keeps">The notes and photos that can't have changed with it, and whose they are.</param>
    public void Forget((OpenConversation Of, EvidenceSoFar Known)? keeps = null) =>
        (_context, _evidence) = (null, keeps);

    // What is counted below must be there.
    private Task SaveEvidenceAsync(OpenConversation conversation, CancellationToken cancellation) =>
        update.HasPhotos || conversation.VisitId is not null
            ? update.Db.SaveChangesAsync(cancellation)
            : Task.CompletedTask;

    private async Task<EvidenceSoFar> SoFarAsync(OpenConversation conversation, CancellationToken cancellation)
    {
        if (conversation.DraftId is { } draft)
            return new(0, await UsableOfAsync(draft, cancellation));
        if (conversation.VisitId is not { } visit)
            return EvidenceSoFar.Nothing;
        var notes = await StandingNotes.Of(update.Db, visit).CountAsync(cancellation);
        return new(notes, await UsableAsync(photo => photo.VisitId == visit, cancellation));
    }

    private async Task<IReadOnlyList<long>> UsableOfAsync(Guid draft, CancellationToken cancellation)
    {
        List<long> ids = [];
        await foreach (var id in PhotosOfDraft.For(update.Db)(update.Db, draft).WithCancellation(cancellation))
            ids.Add(id);
        return ids;
    }

    private async Task<IReadOnlyList<long>> UsableAsync(
        Expression<Func<Photo, bool>> which,
        CancellationToken cancellation
    ) =>
        await update
            .Db.Photos.Where(which)
            .Where(Photo.IsUsable)
            .OrderBy(photo => photo.Id)
            .Select(photo => photo.Id)
            .ToListAsync(cancellation);
}
