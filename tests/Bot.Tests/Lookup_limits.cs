using Helpdesk.Bot.Conversations;
using Helpdesk.Core.People;

namespace Helpdesk.Bot.Tests;

public sealed class Lookup_limits
{
    [Fact]
    public void Thirty_ids_can_be_tried_in_ten_minutes_and_no_more_until_those_are_over()
    {
        var contact = new Contact
        {
            Person = new Person { Name = "Sari" },
            Channel = new("Telegram"),
            Address = "1",
        };
        var first = new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
        for (var tried = 0; tried < 30; tried++)
            Assert.True(LookupLimit.Allows(contact, first.AddSeconds(tried)));
        Assert.False(LookupLimit.Allows(contact, first.AddSeconds(31)));
        Assert.False(LookupLimit.Allows(contact, first.AddMinutes(10).AddSeconds(-1)));
        Assert.True(LookupLimit.Allows(contact, first.AddMinutes(10)));
    }
}
