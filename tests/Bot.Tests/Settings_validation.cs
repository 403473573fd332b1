using Helpdesk.Bot.Channels;
using Helpdesk.Bot.Channels.Telegram;
using Helpdesk.Bot.Channels.WhatsApp;
using Helpdesk.Bot.Outbox;
using Helpdesk.Bot.Settings;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;
using Helpdesk.Worker.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Helpdesk.Bot.Tests;

/// <summary>What is refused before anything starts, and in what words.</summary>
public sealed class Settings_validation
{
    [Theory]
    [InlineData("Telegram:Tokken", "Telegram:Token")]
    [InlineData("Outbox:BotPerSec", "Outbox:BotPerSecond")]
    [InlineData("Outbox:WhatsApp:Chatbursts", "Outbox:WhatsApp:ChatBurst")]
    [InlineData("Sop:Steps:2:Standrad", "Sop:Steps:2:Standard")]
    [InlineData("Sop:Return:RemindAfterWorkingDays", "Sop:Returned")]
    [InlineData("OfficeCalendar:Periods:0:Form", "OfficeCalendar:Periods:0:From")]
    [InlineData("Telegram:Token:Value", "Telegram:Token")]
    [InlineData("Limits:ReportPerHour", "Limits:ReportsPerHour")]
    public void An_unknown_name_is_refused_with_the_nearest_known_one(string name, string nearest)
    {
        var known = name.StartsWith("Sop:Return:", StringComparison.Ordinal) ? "Sop:Return" : name;
        Assert.Equal($"Setting {known} is not known; did you mean {nearest}?", Refusal((name, "geheim")));
    }

    [Theory]
    [InlineData("Logging:LogLevel:Default", "Warning")]
    [InlineData("Kestrel:Limits:MaxRequestBodySize", "1")]
    [InlineData("AllowedHosts", "*")]
    [InlineData("Urls", "http://localhost:5000")]
    [InlineData("DATABASE", "postgres://elsewhere")]
    [InlineData("PATH", "/usr/bin")]
    public void What_is_not_ours_is_never_refused(string name, string value) => Assert.Null(Refusal((name, value)));

    [Theory]
    [InlineData("Outbox:ChatBurst", "viele", "a number from 1 to 1000")]
    [InlineData("Outbox:ChatBurst", "1.5", "a number from 1 to 1000")]
    [InlineData("Outbox:ChatBurst", "1001", "a number from 1 to 1000")]
    [InlineData("Outbox:ChatPerSecond", "NaN", "a number from 0.01 to 1000")]
    [InlineData("Outbox:WhatsApp:BotPerSecond", "0.6", "a number from 1 to 1000")]
    [InlineData("Sop:Returned:RemindAfterWorkingDays", "61", "a number from 1 to 60")]
    [InlineData("Dashboard:Enabled", "ja", "true or false")]
    [InlineData("Telegram:Mode", "1", "Polling or Webhook")]
    [InlineData("Database:Provider", "Oracle", "Sqlite or Postgres")]
    [InlineData("Photos:Store", "Cupboard", "Files or S3")]
    [InlineData("Worker:InBot", "false", "true (false only with Database:Provider=Postgres)")]
    [InlineData("Twilio:ApiBaseUrl", "http://[", SettingFaults.Address)]
    [InlineData("Twilio:ApiBaseUrl", "elsewhere", SettingFaults.Address)]
    [InlineData("Admins", "telegram:5", "a list, such as Admins:0")]
    public void A_value_that_can_not_be_used_is_refused_with_what_can(string name, string value, string allowed) =>
        Assert.Equal($"Setting {name} is \"{value}\"; allowed: {allowed}.", Refusal((name, value)));

    [Theory]
    [InlineData("telegram:9223372036854775807", true)]
    [InlineData("telegram:9223372036854775808", false)]
    [InlineData("telegram:9999999999999999999", false)]
    [InlineData("telegram:-5", false)]
    [InlineData("telegram:@dewi", false)]
    [InlineData("WhatsApp:+6281234567890", true)]
    [InlineData("whatsapp:081234567890", false)]
    public void An_admin_is_a_telegram_user_id_or_a_whatsapp_number(string admin, bool isRight) =>
        Assert.Equal(
            isRight
                ? null
                : $"Setting Admins:3 is \"{admin}\"; allowed: telegram:<user id> or whatsapp:<+number>; a user ID is a number up to 9223372036854775807.",
            Refusal(("Admins:3", admin))
        );

    [Theory]
    [InlineData("Limits:MessagesPerMinute"), InlineData("Limits:ReportsPerHour")]
    public void A_limit_is_a_whole_number_and_0_is_none(string name)
    {
        Assert.Null(Refusal((name, "0")));
        Assert.Equal(
            $"Setting {name} is \"-1\"; allowed: 0 for no limit, or a whole number above.",
            Refusal((name, "-1"))
        );
        Assert.StartsWith($"Setting {name} is \"many\"", Refusal((name, "many")), StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once_and_no_secret_is_shown()
    {
        var refusal = Refusal(
            ("Telegram:Token", "geheim"),
            ("Telegram:Mode", "Pigeon"),
            ("Twilio:AuthToken", "geheim"),
            ("Database:ConnectionString", "geheim"),
            ("Outbox:ChatBurst", "viele"),
            ("Language", "jv"),
            ("OfficeCalendar:Hours:Senin", "closed")
        );
        string[] said =
        [
            "Telegram:Mode is",
            "Outbox:ChatBurst is",
            "Telegram:Token is malformed (its value is not shown)",
            "Twilio:AccountSid is not set",
            "Twilio:From is",
            "PublicBaseUrl is",
            "Database:ConnectionString is malformed (its value is not shown)",
            "Language is",
            "OfficeCalendar:Hours:Senin is",
        ];
        Assert.All(said, words => Assert.Contains($"Setting {words}", refusal));
        Assert.Equal(said.Length, refusal!.Split(Environment.NewLine).Length);
        Assert.DoesNotContain("geheim", refusal);
    }

    [Fact]
    public void Periods_that_overlap_are_named()
    {
        Assert.Equal(
            "Setting OfficeCalendar:Periods is \"2027-02-08 to 2027-03-09 and 2027-03-09 to 2027-03-20\"; allowed: periods that don't overlap.",
            Refusal(
                ("OfficeCalendar:Periods:0:From", "2027-02-08"),
                ("OfficeCalendar:Periods:0:To", "2027-03-09"),
                ("OfficeCalendar:Periods:1:From", "2027-03-09"),
                ("OfficeCalendar:Periods:1:To", "2027-03-20")
            )
        );
    }

    [Fact]
    public void What_is_set_is_what_counts_and_what_is_set_to_nothing_counts_as_not_set()
    {
        using var provider = Provide(
            ("Outbox:ChatBurst", ""),
            ("Telegram:Mode", ""),
            ("Outbox:WhatsApp:ChatBurst", "7"),
            ("Sop:Steps:3:Standard", "02:00:01"),
            ("OfficeCalendar:Hours:monday:0", "08:00-12:00"),
            ("OfficeCalendar:Hours:monday:1", "13:00-15:00"),
            ("OfficeCalendar:Hours:Friday", "closed"),
            ("OfficeCalendar:Holidays:0", "2026-12-28/2026-12-31"),
            ("Twilio:Templates:ticketclosed", "HX00000000000000000000000000000001"),
            ("Admins:1", "telegram:55"),
            ("Admins:2", ""),
            ("Language", "EN")
        );
        SettingsCheck.Run(provider);
        T Of<T>()
            where T : class => provider.GetRequiredService<IOptions<T>>().Value;

        Assert.Equal(new OutboxSpeed(), Of<OutboxOptions>().ToSpeed());
        Assert.Equal(OutboxSpeed.WhatsApp with { ChatBurst = 7 }, Of<OutboxOptions>().WhatsApp.ToSpeed());
        Assert.Equal(new TimeSpan(2, 0, 1), Of<SopOptions>().ToSop().Step(3).Standard);
        Assert.Equal(TimeSpan.FromMinutes(30), Of<SopOptions>().ToSop().Step(2).Standard);
        var hours = Of<OfficeCalendarOptions>().ToHours();
        Assert.Equal("08:00-12:00, 13:00-15:00", $"{hours.Week[DayOfWeek.Monday]}");
        Assert.Equal("closed", $"{hours.Week[DayOfWeek.Friday]}");
        Assert.Equal($"{OfficeHours.Usual.Week[DayOfWeek.Tuesday]}", $"{hours.Week[DayOfWeek.Tuesday]}");
        Assert.Contains(new DateOnly(2026, 12, 30), hours.Holidays);
        Assert.Equal([(TelegramChannel.Channel, "55")], Of<HelpdeskOptions>().ToAddresses());
        Assert.Equal(Language.En, Of<LanguageOptions>().ToLanguage());
        Assert.NotNull(
            provider.GetRequiredService<WhatsAppTemplates>().Find(WhatsAppTemplate.TicketClosed, Language.Id)
        );
        Assert.False(Of<DashboardOptions>().Enabled);
    }

    [Fact]
    public void Relative_paths_count_from_the_settings_folder()
    {
        var folder = Path.Combine(Path.GetTempPath(), "settings");
        Assert.Equal(Path.Combine(folder, "data", "helpdesk.db"), new DatabaseOptions().ToSqlite(folder)!.DataSource);
        Assert.Equal(Path.Combine(folder, "data", "photos"), new PhotosOptions().FolderIn(folder));
    }

    [Fact]
    public void A_channel_that_is_on_is_waited_for_from_the_beginning()
    {
        using var provider = Provide();
        var readiness = provider.GetRequiredService<ChannelReadiness>();
        readiness.Set(WhatsAppChannel.Channel, ready: true);
        Assert.False(readiness.AllReady);
        readiness.Set(TelegramChannel.Channel, ready: true);
        Assert.True(readiness.AllReady);
    }

    private static string? Refusal(params (string Name, string Value)[] settings)
    {
        using var provider = Provide(settings);
        return Record.Exception(() => SettingsCheck.Run(provider)) is { } refusal
            ? Assert.IsType<StartException>(refusal).Message
            : null;
    }

    private static ServiceProvider Provide(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Telegram:Token"] = "1:secret" })
            .AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value))
            .Build();
        var services = new ServiceCollection();
        BotApplication.AddHelpdesk(services, configuration, Path.GetTempPath());
        return services.BuildServiceProvider();
    }
}
