using System.Collections;
using System.Globalization;
using Helpdesk.Bot.Channels.WhatsApp;
using Helpdesk.Bot.Settings;
using Helpdesk.Core.Sop;
using Helpdesk.TestKit;
using Helpdesk.Worker.Settings;
using Microsoft.Extensions.Configuration;

namespace Helpdesk.Bot.Tests;

/// <summary>appsettings.sample.json tells the truth about every setting.</summary>
public sealed class Sample_settings
{
    [Fact]
    public void The_sample_has_every_setting_with_its_default_and_no_other()
    {
        var sample = Sample();
        var types = OptionTypes.Sections.ToList();
        foreach (var (type, section) in types)
            AssertDefaults(sample, section, Activator.CreateInstance(type)!);

        var given = new GivenSettings(sample, OptionTypes.Sections);
        Assert.Empty(given.Faults.Sentences);
        Assert.Equal(
            types
                .Select(type => type.Value)
                .Where(section => section.Length > 0)
                .Concat(
                    types
                        .Where(type => type.Value.Length == 0)
                        .SelectMany(type => type.Key.GetProperties().Select(property => property.Name))
                )
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
        new ConfigurationBuilder().AddJsonFile(Repository.PathTo("appsettings.sample.json")).Build();

    private static void AssertDefaults(IConfiguration sample, string section, object options)
    {
        foreach (var property in options.GetType().GetProperties().Where(property => property.CanWrite))
        {
            var path = section.Length == 0 ? property.Name : $"{section}:{property.Name}";
            var value = property.GetValue(options);
            if (value is OutboxSpeedOptions or ReturnedOptions or PhotoBucketOptions)
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
}
