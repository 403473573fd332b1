using System.Globalization;
using System.Text.RegularExpressions;
using Helpdesk.Bot.Channels.Telegram;
using Helpdesk.Bot.Channels.WhatsApp;
using Helpdesk.Bot.Outbox;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.Data.Sqlite;

namespace Helpdesk.Bot.Settings;

/// <summary>Reads and checks every setting; all that is wrong is said at once.</summary>
internal sealed partial class SettingsReader
{
    private const string NotYet = "not available yet";
    private readonly IConfiguration _configuration;
    private readonly string _folder;
    private readonly List<string> _wrong = [];

    private SettingsReader(IConfiguration configuration, string folder) =>
        (_configuration, _folder) = (configuration, folder);

    /// <summary>Reads the settings.</summary>
    /// <param name="configuration">Where they are.</param>
    /// <param name="folder">From where relative paths count.</param>
    /// <exception cref="StartException">Some are wrong, or no channel is on.</exception>
    public static HelpdeskSettings Read(IConfiguration configuration, string folder) =>
        new SettingsReader(configuration, folder).Read();

    private HelpdeskSettings Read()
    {
        var alwaysOpen = Choice("OfficeCalendar:AlwaysOpen", "false", "true", "false") == "true";
        Choice("Worker:InBot", "true", "true");
        Choice("Photos:Store", "Files", "Files");
        Choice("Database:Provider", "Sqlite", "Sqlite");
        var telegram = Telegram();
        var publicBaseUrl = telegram?.Mode is TelegramMode.Webhook || HasTwilio ? PublicBaseUrl() : null;
        var (connectionString, file) = Database();
        var settings = new HelpdeskSettings
        {
            Telegram = telegram,
            Twilio = Twilio(publicBaseUrl),
            PublicBaseUrl = publicBaseUrl,
            ConnectionString = connectionString,
            DatabaseFile = file,
            PhotoFolder = Path.GetFullPath(
                _configuration["Photos:Folder"] is { Length: > 0 } photos ? photos : "data/photos",
                _folder
            ),
            Clocks = new StepClocks(
                new HelpdeskSop(Standards(), Returned()),
                new CalendarSettings(_configuration.GetSection("OfficeCalendar"), Wrong).Read(alwaysOpen)
            ),
            AlwaysOpen = alwaysOpen,
            Admins = [.. Admins()],
            Language = Choice("Language", "id", "id", "en") == "en" ? Language.En : Language.Id,
            Speed = Speed("Outbox", new OutboxSpeed()),
            WhatsAppSpeed = Speed("Outbox:WhatsApp", OutboxSpeed.WhatsApp),
        };
        if (_wrong.Count > 0)
            throw new StartException(string.Join(Environment.NewLine, _wrong));
        return telegram is null && settings.Twilio is null
            ? throw new StartException(
                "No channel is on: neither Telegram:Token nor Twilio:AccountSid is set. Put the token that @BotFather gave you into appsettings.json or the environment "
                    + "variable Telegram__Token, or Twilio's credentials beside it. To try the helpdesk without either: dotnet run --project sandbox"
            )
            : settings;
    }

    private TelegramSettings? Telegram()
    {
        var mode =
            Choice("Telegram:Mode", "Polling", "Polling", "Webhook") == "Webhook"
                ? TelegramMode.Webhook
                : TelegramMode.Polling;
        var server = Url("Telegram:ApiBaseUrl", allowHttpOnLoopback: true);
        if (_configuration["Telegram:Token"] is not { Length: > 0 } token)
            return null;
        if (!TokenShape().IsMatch(token))
            WrongSecret("Telegram:Token", "what @BotFather gives: digits, a colon, then letters, digits, _ or -");
        var secret = _configuration["Telegram:WebhookSecret"];
        if (mode is TelegramMode.Webhook && (secret is null || !SecretShape().IsMatch(secret)))
            WrongSecret("Telegram:WebhookSecret", "1 to 256 of A-Z, a-z, 0-9, _ and -; it is required in webhook mode");
        return new TelegramSettings(token, server, mode, mode is TelegramMode.Webhook ? secret : null);
    }

    // Any of its secrets switches WhatsApp on; then all are needed.
    private bool HasTwilio =>
        new[] { "Twilio:AccountSid", "Twilio:AuthToken", "Twilio:From" }.Any(key =>
            _configuration[key] is { Length: > 0 }
        );

    private TwilioSettings? Twilio(Uri? publicBaseUrl)
    {
        var server = Url("Twilio:ApiBaseUrl", allowHttpOnLoopback: true);
        var templates = Templates();
        if (!HasTwilio)
            return null;
        if (_configuration["Twilio:AccountSid"] is not { } account || !AccountShape().IsMatch(account))
            WrongSecret("Twilio:AccountSid", "the Account SID that Twilio's console shows: letters and digits");
        if (_configuration["Twilio:AuthToken"] is not { Length: > 0 })
            WrongSecret("Twilio:AuthToken", "the Auth Token that Twilio's console shows");
        var from = SenderShape().Match(_configuration["Twilio:From"] ?? "");
        if (!from.Success)
            Wrong(
                "Twilio:From",
                _configuration["Twilio:From"] ?? "",
                "the WhatsApp sender's number, such as whatsapp:+6281234567890"
            );
        return publicBaseUrl is null
            ? null
            : new TwilioSettings(
                _configuration["Twilio:AccountSid"] ?? "",
                _configuration["Twilio:AuthToken"] ?? "",
                from.Groups[1].Value,
                server,
                publicBaseUrl,
                templates
            );
    }

    private WhatsAppTemplates Templates()
    {
        Dictionary<string, string> sids = new(StringComparer.Ordinal);
        foreach (
            var setting in _configuration
                .GetSection("Twilio:Templates")
                .GetChildren()
                .Where(setting => setting.Value is { Length: > 0 })
        )
        {
            if (
                WhatsAppTemplates.Names.FirstOrDefault(name =>
                    name.Equals(setting.Key, StringComparison.OrdinalIgnoreCase)
                )
                is not { } name
            )
                Wrong(
                    $"Twilio:Templates:{setting.Key}",
                    setting.Value!,
                    $"one of the names {string.Join(", ", WhatsAppTemplates.Names)}"
                );
            else if (!ContentShape().IsMatch(setting.Value!))
                Wrong($"Twilio:Templates:{setting.Key}", setting.Value!, "a Content SID: HX and 32 hexadecimal digits");
            else
                sids[name] = setting.Value!;
        }
        return new WhatsAppTemplates(sids);
    }

    private OutboxSpeed Speed(string section, OutboxSpeed standard) =>
        new(
            (int)Number($"{section}:ChatBurst", standard.ChatBurst, 1, 1000),
            Number($"{section}:ChatPerSecond", standard.ChatPerSecond, 0.01, 1000),
            Number($"{section}:BotPerSecond", standard.BotPerSecond, 1, 1000)
        );

    private Uri? PublicBaseUrl()
    {
        var ownServer =
            _configuration["Telegram:ApiBaseUrl"] is { Length: > 0 }
            || _configuration["Twilio:ApiBaseUrl"] is { Length: > 0 };
        if (_configuration["PublicBaseUrl"] is { Length: > 0 })
            return Url("PublicBaseUrl", ownServer);
        Wrong(
            "PublicBaseUrl",
            "",
            "the https address under which the platforms reach this program; it is required for WhatsApp and for Telegram's webhook mode"
        );
        return null;
    }

    private Uri? Url(string key, bool allowHttpOnLoopback)
    {
        if (_configuration[key] is not { Length: > 0 } value)
            return null;
        if (
            Uri.TryCreate(value.TrimEnd('/'), UriKind.Absolute, out var url)
            && url.UserInfo.Length == 0
            && (
                url.Scheme == Uri.UriSchemeHttps
                || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback && allowHttpOnLoopback)
            )
        )
            return url;
        Wrong(
            key,
            value,
            "an https address without user and password, such as https://helpdesk.example.go.id (http only for this machine itself)"
        );
        return null;
    }

    private (string ConnectionString, string File) Database()
    {
        var value = _configuration["Database:ConnectionString"] is { Length: > 0 } set
            ? set
            : "Data Source=data/helpdesk.db";
        try
        {
            var builder = new SqliteConnectionStringBuilder(value);
            if (
                builder.DataSource.Length > 0
                && builder.Mode is SqliteOpenMode.ReadWriteCreate
                && !builder.DataSource.Contains(":memory:", StringComparison.OrdinalIgnoreCase)
            )
            {
                builder.DataSource = Path.GetFullPath(builder.DataSource, _folder);
                builder.ForeignKeys = true;
                return (builder.ConnectionString, builder.DataSource);
            }
        }
        catch (ArgumentException)
        {
            // Said below, like every other wrong value.
        }
        WrongSecret("Database:ConnectionString", "Data Source=<file>, for example Data Source=data/helpdesk.db");
        return ("", "");
    }

    private Dictionary<int, TimeSpan> Standards()
    {
        Dictionary<int, TimeSpan> standards = [];
        foreach (var step in _configuration.GetSection("Sop:Steps").GetChildren())
        {
            if (
                !int.TryParse(step.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var no) || no is < 1 or > 7
            )
                Wrong($"Sop:Steps:{step.Key}", step["Standard"] ?? "", "a step number from 1 to 7");
            else if (step["Standard"] is { } value)
            {
                if (
                    TimeSpan.TryParseExact(value, @"hh\:mm\:ss", CultureInfo.InvariantCulture, out var standard)
                    && standard > TimeSpan.Zero
                )
                    standards[no] = standard;
                else
                    Wrong($"Sop:Steps:{no}:Standard", value, "hh:mm:ss, from 00:00:01 to 23:59:59");
            }
        }
        return standards;
    }

    private ReturnedPatience Returned()
    {
        var usual = new ReturnedPatience();
        var remind = (int)Number("Sop:Returned:RemindAfterWorkingDays", usual.RemindAfter, 1, 60);
        var abandon = (int)Number("Sop:Returned:AbandonAfterWorkingDays", usual.AbandonAfter, 1, 60);
        if (abandon <= remind)
            Wrong(
                "Sop:Returned:AbandonAfterWorkingDays",
                string.Create(CultureInfo.InvariantCulture, $"{abandon}"),
                "more than Sop:Returned:RemindAfterWorkingDays"
            );
        return new ReturnedPatience(remind, abandon);
    }

    private IEnumerable<(Channel, string)> Admins()
    {
        foreach (
            var entry in _configuration
                .GetSection("Admins")
                .GetChildren()
                .Where(entry => entry.Value is { Length: > 0 })
        )
        {
            if (TelegramAdmin().Match(entry.Value!) is { Success: true } telegram)
                yield return (TelegramChannel.Channel, telegram.Groups[1].Value);
            else if (WhatsAppAdmin().Match(entry.Value!) is { Success: true } whatsApp)
                yield return (WhatsAppChannel.Channel, whatsApp.Groups[1].Value);
            else
                Wrong($"Admins:{entry.Key}", entry.Value!, "telegram:<user id> or whatsapp:<+number>");
        }
    }

    private string Choice(string key, string standard, params string[] allowed)
    {
        if (_configuration[key] is not { Length: > 0 } value)
            return standard;
        if (
            allowed.FirstOrDefault(choice => string.Equals(choice, value, StringComparison.OrdinalIgnoreCase)) is
            { } chosen
        )
            return chosen;
        var later =
            (key, value.ToUpperInvariant())
            is
                ("Database:Provider", "POSTGRES")
                or
                ("Photos:Store", "S3")
                or
                ("Worker:InBot", "FALSE");
        Wrong(
            key,
            value,
            later ? $"{string.Join(" or ", allowed)} ({value} is {NotYet})" : string.Join(" or ", allowed)
        );
        return standard;
    }

    private double Number(string key, double standard, double least, double most)
    {
        if (_configuration[key] is not { Length: > 0 } value)
            return standard;
        if (
            double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
        )
            return number;
        Wrong(key, value, string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"));
        return standard;
    }

    private void Wrong(string key, string value, string allowed) =>
        _wrong.Add($"Setting {key} is \"{value}\"; allowed: {allowed}.");

    private void WrongSecret(string key, string allowed) =>
        _wrong.Add(
            $"Setting {key} is {(string.IsNullOrEmpty(_configuration[key]) ? "not set" : "malformed (its value is not shown)")}; allowed: {allowed}."
        );

    [GeneratedRegex("^[0-9]+:[A-Za-z0-9_-]+$")]
    private static partial Regex TokenShape();

    [GeneratedRegex("^[A-Za-z0-9_-]{1,256}$")]
    private static partial Regex SecretShape();

    [GeneratedRegex("^[A-Za-z0-9_-]+$")]
    private static partial Regex AccountShape();

    [GeneratedRegex("^HX[0-9a-fA-F]{32}$")]
    private static partial Regex ContentShape();

    [GeneratedRegex(@"^(?:whatsapp:)?(\+[1-9][0-9]{6,14})$")]
    private static partial Regex SenderShape();

    [GeneratedRegex("^telegram:([1-9][0-9]{0,18})$", RegexOptions.IgnoreCase)]
    private static partial Regex TelegramAdmin();

    [GeneratedRegex(@"^whatsapp:(\+[1-9][0-9]{6,14})$", RegexOptions.IgnoreCase)]
    private static partial Regex WhatsAppAdmin();
}
