using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Helpdesk.Bot.Channels.WhatsApp;
using Helpdesk.Bot.Settings;
using Helpdesk.Core.Sop;
using Helpdesk.Sandbox.BotApi;
using Helpdesk.Sandbox.TwilioApi;
using Microsoft.Extensions.Configuration;

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
    public void The_sample_has_every_setting_with_its_default_and_no_other()
    {
        var sample = Sample();
        var types = OptionTypes.Sections.Where(type => !type.Key.IsDefined(typeof(NotYetAttribute))).ToList();
        foreach (var (type, section) in types)
            AssertDefaults(sample, section, Activator.CreateInstance(type)!);

        var given = new GivenSettings(sample);
        Assert.Empty(given.Faults.Sentences);
        Assert.Equal(
            types
                .Select(type => type.Value)
                .Where(section => section.Length > 0)
                .Concat(typeof(HelpdeskOptions).GetProperties().Select(property => property.Name))
                .Append("Urls")
                .Order(),
            sample.GetChildren().Select(setting => setting.Key).Order()
        );
        // What is held by name: every name is there, and together they are the default.
        Assert.Equal(
            HelpdeskSop.AsWritten.Steps.Select(step => $"{step.No}"),
            sample.GetSection("Sop:Steps").GetChildren().Select(step => step.Key)
        );
        Assert.Equal(HelpdeskSop.AsWritten.Steps, given.Unchecked<SopOptions>().ToSop().Steps);
        Assert.Equal(
            Enum.GetNames<DayOfWeek>().Order(),
            sample.GetSection("OfficeCalendar:Hours").GetChildren().Select(day => day.Key).Order()
        );
        Assert.Equal(Week(OfficeHours.Usual), Week(given.Unchecked<OfficeCalendarOptions>().ToHours()));
        Assert.Equal(
            WhatsAppTemplates.Names.Order(),
            sample.GetSection("Twilio:Templates").GetChildren().Select(template => template.Key).Order()
        );
    }

    [Fact]
    public void A_default_that_the_sample_has_otherwise_is_found()
    {
        var sample = Sample();
        sample["Outbox:WhatsApp:ChatBurst"] = "41";
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => AssertDefaults(sample, "Outbox", new OutboxOptions()));
    }

    private static IEnumerable<string> Week(OfficeHours hours) =>
        Enum.GetValues<DayOfWeek>().Select(day => $"{day} {hours.Week.GetValueOrDefault(day) ?? OfficeDay.Closed}");

    private static IConfigurationRoot Sample() =>
        new ConfigurationBuilder().AddJsonFile(Path.Combine(Root(), "appsettings.sample.json")).Build();

    private static void AssertDefaults(IConfiguration sample, string section, object options)
    {
        foreach (var property in options.GetType().GetProperties().Where(property => property.CanWrite))
        {
            var path = section.Length == 0 ? property.Name : $"{section}:{property.Name}";
            var value = property.GetValue(options);
            if (value is OutboxSpeedOptions or ReturnedOptions)
                AssertDefaults(sample, path, value);
            else if (value is IDictionary named)
                Assert.True(named.Count == 0 && Has(sample, path), path);
            else
                Assert.Equal((path, Convert.ToString(value, CultureInfo.InvariantCulture)), (path, sample[path]));
        }
    }

    // An empty list has no value and nothing below it.
    private static bool Has(IConfiguration sample, string path)
    {
        var parent = ConfigurationPath.GetParentPath(path);
        return (parent is null ? sample : sample.GetSection(parent)).GetChildren().Any(setting => setting.Path == path);
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
