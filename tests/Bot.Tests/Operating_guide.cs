using System.Text.RegularExpressions;
using Helpdesk.Bot.Channels.WhatsApp;
using Helpdesk.Sandbox.TwilioApi;
using Helpdesk.TestKit;

namespace Helpdesk.Bot.Tests;

/// <summary>What docs/operate.md tells to set up elsewhere is what the program uses.</summary>
public sealed partial class Operating_guide
{
    [Fact]
    public void The_page_on_security_names_tests_that_exist()
    {
        var named = TestName().Matches(File.ReadAllText(Repository.PathTo("docs/security.md")));
        Assert.NotEmpty(named);
        Assert.All(
            named,
            test =>
            {
                var file = Assert.Single(
                    Directory.GetFiles(
                        Repository.PathTo("tests"),
                        $"{test.Groups[1].Value}.cs",
                        SearchOption.AllDirectories
                    )
                );
                Assert.Contains($" {test.Groups[2].Value}(", File.ReadAllText(file));
            }
        );
    }

    [GeneratedRegex("`([A-Za-z]+(?:_[A-Za-z]+)+)\\.([A-Za-z_]+)`", RegexOptions.CultureInvariant)]
    private static partial Regex TestName();

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
