using Helpdesk.Bot.Channels.WhatsApp;
using Helpdesk.Sandbox.TwilioApi;
using Helpdesk.TestKit;

namespace Helpdesk.Bot.Tests;

/// <summary>What docs/operate.md tells to set up elsewhere is what the program uses.</summary>
public sealed class Operating_guide
{
    [Fact]
    public void It_has_every_template_as_the_practice_room_has_it()
    {
        var guide = File.ReadAllText(Repository.PathTo("docs/operate.md"));
        Assert.All(ContentTemplate.Room, template => Assert.Contains($"`{template.Name}`", guide));
        Assert.All(
            ContentTemplate.Room.Where(template => template.IsApproved),
            template => Assert.Contains(template.Body, guide)
        );
        Assert.All(WhatsAppTemplates.Names, name => Assert.Contains($"`{name}`", guide));
    }
}
