using System.Reflection;
using System.Text.Json;
using Helpdesk.Bot.Settings;
using Helpdesk.Sandbox.BotApi;
using Helpdesk.Sandbox.TwilioApi;

namespace Helpdesk.Bot.Tests;

/// <summary>One straight line: Core ← Worker ← Bot ← sandbox, and vendors only where they belong.</summary>
public sealed class HouseOrder
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
        Assert.Contains("Helpdesk.Core → Helpdesk.Sandbox", Violations(typeof(HouseOrder).Assembly, "Helpdesk.Core"));
    }

    [Fact]
    public void Only_the_channel_folders_name_their_vendors_and_core_names_none()
    {
        var root = Root();
        string[] vendors = ["Telegram.Bot", "Twilio", "Hangfire", "Quartz"];
        var core = Sources(root, "src/Core")
            .Where(file => vendors.Any(vendor => File.ReadAllText(file).Contains(vendor, StringComparison.Ordinal)));
        Assert.Empty(core);
        foreach (
            var (vendor, folder) in new[]
            {
                ("using Telegram.Bot", "Channels/Telegram"),
                ("using Twilio", "Channels/WhatsApp"),
            }
        )
        {
            var users = Sources(root, "src/Bot")
                .Where(file => File.ReadAllText(file).Contains(vendor, StringComparison.Ordinal))
                .ToList();
            Assert.NotEmpty(users);
            Assert.All(users, file => Assert.Contains(folder, file));
        }
    }

    [Fact]
    public void The_sandbox_shares_nothing_with_the_stand_ins()
    {
        var sandbox = Assembly.Load("Helpdesk.Sandbox");
        Assert.DoesNotContain(
            sandbox.GetReferencedAssemblies(),
            reference => reference.Name is "Telegram.Bot" or "Twilio" or "Stateless" or "Hangfire"
        );
    }

    [Fact]
    public void The_servers_table_agrees_with_the_published_bot_api()
    {
        var spec = Path.Combine(Root(), "..", "shared", "spec", "telegram-bot-api.json");
        if (!File.Exists(spec))
            return; // Only where the published description is at hand; CI has it.
        using var document = JsonDocument.Parse(File.ReadAllText(spec));
        var methods = document.RootElement.GetProperty("methods");
        foreach (var (method, parameters) in BotApiTable.Methods)
        {
            var fields = methods.GetProperty(method).TryGetProperty("fields", out var listed)
                ? listed.EnumerateArray().ToDictionary(field => field.GetProperty("name").GetString()!)
                : [];
            foreach (var parameter in parameters)
            {
                Assert.True(fields.TryGetValue(parameter.Name, out var field), $"{method} has no {parameter.Name}");
                Assert.Equal(field.GetProperty("required").GetBoolean(), parameter.Required);
                var types = string.Join(
                    " ",
                    field.GetProperty("types").EnumerateArray().Select(type => type.GetString())
                );
                var expected = types switch
                {
                    "Integer" => ParameterType.Integer,
                    "String" => ParameterType.Text,
                    "Boolean" => ParameterType.Flag,
                    "Integer String" => ParameterType.IntegerOrText,
                    "InputFile" => ParameterType.File,
                    "InputFile String" => ParameterType.FileOrText,
                    _ => ParameterType.Json,
                };
                Assert.True(expected == parameter.Type, $"{method}.{parameter.Name}: {types}");
            }
            Assert.All(
                fields.Values.Where(field => field.GetProperty("required").GetBoolean()),
                field =>
                    Assert.Contains(parameters, parameter => parameter.Name == field.GetProperty("name").GetString())
            );
        }
    }

    [Fact]
    public void The_servers_table_agrees_with_twilios_published_fields()
    {
        var spec = Path.Combine(Root(), "..", "shared", "spec", "twilio-messages.json");
        if (!File.Exists(spec))
            return; // Only where the published description is at hand; CI has it.
        using var document = JsonDocument.Parse(File.ReadAllText(spec));
        var create = document.RootElement.GetProperty("CreateMessage");
        var properties = create
            .GetProperty("properties")
            .EnumerateObject()
            .ToDictionary(property => property.Name, property => property.Value);
        Assert.Equal(properties.Keys.Order(), TwilioTable.CreateMessage.Select(field => field.Name).Order());
        Assert.Equal(
            create.GetProperty("required").EnumerateArray().Select(name => name.GetString()),
            TwilioTable.CreateMessage.Where(field => field.Required).Select(field => field.Name)
        );
        foreach (var field in TwilioTable.CreateMessage)
        {
            var published = properties[field.Name];
            Assert.Equal(
                published.TryGetProperty("pattern", out var pattern) ? pattern.GetString() : null,
                field.Pattern
            );
            Assert.Equal(published.TryGetProperty("type", out var type) && type.GetString() == "array", field.Repeats);
        }
    }

    [Fact]
    public void The_operating_guide_has_every_template_as_the_practice_room_has_it()
    {
        var guide = File.ReadAllText(Path.Combine(Root(), "docs", "operate.md"));
        Assert.All(ContentTemplate.Room, template => Assert.Contains($"`{template.Name}`", guide));
        Assert.All(
            ContentTemplate.Room.Where(template => template.IsApproved),
            template => Assert.Contains(template.Body, guide)
        );
        Assert.All(WhatsAppTemplates.Names, name => Assert.Contains($"`{name}`", guide));
    }

    [Fact]
    public void The_sample_names_every_setting_that_the_program_reads()
    {
        var sample = File.ReadAllText(Path.Combine(Root(), "appsettings.sample.json"));
        string[] settings =
        [
            "Token",
            "ApiBaseUrl",
            "Mode",
            "WebhookSecret",
            "AccountSid",
            "AuthToken",
            "From",
            "Templates",
            "PublicBaseUrl",
            "Urls",
            "Provider",
            "ConnectionString",
            "Store",
            "Folder",
            "InBot",
            "Standard",
            "AlwaysOpen",
            "TimeZone",
            "Hours",
            "Periods",
            "To",
            "NationalHolidays",
            "Holidays",
            "WorkingDays",
            "RemindAfterWorkingDays",
            "AbandonAfterWorkingDays",
            "Admins",
            "Language",
            "ChatBurst",
            "ChatPerSecond",
            "BotPerSecond",
            "WhatsApp",
            "TicketClosed",
        ];
        Assert.All(settings, setting => Assert.Contains($"\"{setting}\"", sample));
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

    private static IEnumerable<string> Sources(string root, string folder) =>
        Directory
            .EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file =>
                !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)
            );

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Helpdesk.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
