using Helpdesk.Bot.Outbox;
using Helpdesk.TestKit;

namespace Helpdesk.Bot.Tests;

/// <summary>Whose turn it is, as a function of what waits and what time it is.</summary>
public sealed class Outbox_turns
{
    private readonly ManualClock _clock = new();
    private readonly OutboxQueue _queue;

    public Outbox_turns() => _queue = new OutboxQueue(new OutboxPacing(new OutboxSpeed(), _clock));

    [Fact]
    public void A_message_that_is_held_back_for_a_moment_waits_for_it()
    {
        var now = _clock.GetUtcNow();
        _queue.Add(Row(1, now + TimeSpan.FromSeconds(1.5)), now);
        Assert.Null(_queue.Take(now));
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(1, _queue.Take(_clock.GetUtcNow())?.Id);
    }

    [Fact]
    public void A_clock_that_is_set_back_holds_up_no_message_that_was_due_before()
    {
        var now = _clock.GetUtcNow();
        _queue.Add(Row(1, now + TimeSpan.FromMinutes(40)), now);
        Assert.Equal(1, _queue.Take(now)?.Id);
    }

    private static QueuedRow Row(long id, DateTimeOffset notBefore) =>
        new(id, ContactId: 1, IsReply: true, ToOfficer: false, notBefore);
}
