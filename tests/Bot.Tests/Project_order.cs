using System.Reflection;
using Helpdesk.TestKit;

namespace Helpdesk.Bot.Tests;

/// <summary>One straight line: Core ← Worker ← Bot ← sandbox, and vendors only where they belong.</summary>
public sealed class Project_order
{
    private static readonly string[] Line = ["Helpdesk.Core", "Helpdesk.Worker", "Helpdesk.Bot", "Helpdesk.Sandbox"];

    [Fact]
    public void Nothing_depends_on_what_comes_after_it()
    {
        var assemblies = Line.Select(name => Assembly.Load(name)).ToList();
        // A test that looks at the wrong assemblies can't fail: each must depend on the one before.
        for (var at = 1; at < assemblies.Count; at++)
            Assert.Contains(assemblies[at].GetReferencedAssemblies(), reference => reference.Name == Line[at - 1]);
        Assert.Empty(assemblies.SelectMany(Violations));
    }

    [Fact]
    public void A_planted_violation_is_found()
    {
        // This assembly comes after the sandbox. Were it Core, its references would all be violations.
        Assert.Contains(
            "Helpdesk.Core → Helpdesk.Sandbox",
            Violations(typeof(Project_order).Assembly, "Helpdesk.Core")
        );
    }

    [Fact]
    public void Only_the_channel_folders_name_their_vendors()
    {
        AssertOnlyIn("Channels/Telegram", "using Telegram.Bot");
        AssertOnlyIn("Channels/WhatsApp", "using Twilio");
    }

    [Fact]
    public void Core_names_no_platform_and_no_vendor()
    {
        string[] names = ["Telegram", "WhatsApp", "Twilio", "Hangfire"];
        var namings = Sources("src/Core")
            .Where(file => !file.Contains("/Migrations/", StringComparison.Ordinal))
            .SelectMany(file => File.ReadLines(file).Select(line => $"{Path.GetFileName(file)}: {line.Trim()}"))
            .Where(line => names.Any(name => line.Contains(name, StringComparison.OrdinalIgnoreCase)));
        Assert.Empty(namings);
    }

    [Fact]
    public void The_sandbox_shares_nothing_with_the_packages_that_it_answers()
    {
        var sandbox = Assembly.Load("Helpdesk.Sandbox");
        Assert.DoesNotContain(
            sandbox.GetReferencedAssemblies(),
            reference => reference.Name is "Telegram.Bot" or "Twilio" or "Stateless" or "Hangfire.Core"
        );
    }

    private static void AssertOnlyIn(string folder, string vendor)
    {
        var users = Sources("src/Bot")
            .Where(file => File.ReadAllText(file).Contains(vendor, StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(users);
        Assert.All(users, file => Assert.Contains(folder, file));
    }

    private static IEnumerable<string> Violations(Assembly assembly) => Violations(assembly, assembly.GetName().Name!);

    private static IEnumerable<string> Violations(Assembly assembly, string name)
    {
        var place = Array.IndexOf(Line, name);
        return assembly
            .GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(reference => Array.IndexOf(Line, reference) > place)
            .Select(reference => $"{name} → {reference}");
    }

    private static IEnumerable<string> Sources(string folder) =>
        Directory
            .EnumerateFiles(Repository.PathTo(folder), "*.cs", SearchOption.AllDirectories)
            .Where(file =>
                !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)
            );
}
