using System.Text.Json;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Messages;

/// <summary>
/// What the channels can do, as a Bot wrote it down when it started: a process that has none of its own decides by it
/// whom a message reaches.
/// </summary>
internal static class RecordedChannels
{
    /// <summary>Writes it down.</summary>
    public static async Task WriteAsync(ChannelDirectory channels, UnitOfWork work, CancellationToken cancellation)
    {
        var value = JsonSerializer.Serialize(channels.All.Select(channels.Of).OrderBy(traits => traits.Channel.Name));
        var fact = await work.Db.Facts.SingleOrDefaultAsync(f => f.Name == SystemFact.Channels, cancellation);
        if (fact?.Value == value)
            return;
        if (fact is null)
            work.Db.Facts.Add(fact = new SystemFact { Name = SystemFact.Channels, Value = value });
        (fact.Value, fact.At) = (value, work.Now);
    }

    /// <summary>Reads it; null where no Bot has written it yet.</summary>
    public static async Task<ChannelDirectory?> ReadAsync(HelpdeskDb db, CancellationToken cancellation)
    {
        var fact = await db.Facts.AsNoTracking().SingleOrDefaultAsync(f => f.Name == SystemFact.Channels, cancellation);
        return fact is null ? null : new ChannelDirectory(JsonSerializer.Deserialize<List<ChannelTraits>>(fact.Value)!);
    }
}
