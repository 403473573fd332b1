using System.Net;
using System.Text;
using Helpdesk.TestKit;
using Microsoft.Data.Sqlite;

namespace Helpdesk.EndToEnd.Tests;

/// <summary>How the program starts, and in what words it refuses to.</summary>
public sealed class Program_start
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("Telegram:Mode=Pigeon", "Telegram:Mode is \"Pigeon\"; allowed: Polling or Webhook")]
    [InlineData("Telegram:Token=not a token", "Telegram:Token is malformed")]
    [InlineData(
        "Telegram:ApiBaseUrl=http://example.org",
        "Telegram:ApiBaseUrl is \"http://example.org\"; allowed: an https address"
    )]
    [InlineData("Language=jv", "Language is \"jv\"; allowed: id or en")]
    [InlineData("Sop:Steps:2:Standard=half an hour", "Sop:Steps:2:Standard is \"half an hour\"; allowed: hh:mm:ss")]
    [InlineData("Sop:Steps:9:Standard=00:10:00", "Sop:Steps:9")]
    [InlineData("Admins:1=@dewi", "Admins:1 is \"@dewi\"; allowed: telegram:<user id>")]
    [InlineData("Database:Provider=Postgres", "Database:ConnectionString is malformed")]
    [InlineData("Database:Provider=Oracle", "Database:Provider is \"Oracle\"; allowed: Sqlite or Postgres")]
    [InlineData(
        "Database:Provider=Postgres --Database:ConnectionString=Host=127.0.0.1;Port=1;Database=helpdesk;Username=nobody",
        "The database can't be opened"
    )]
    [InlineData("Photos:Store=S3", "Photos:S3:Bucket is \"\"; allowed: the name of a bucket that exists")]
    [InlineData(
        "Photos:Store=S3 --Photos:S3:Bucket=photos --Photos:S3:SecretKey=geheim-secret",
        "Photos:S3:AccessKey is not set; allowed: AccessKey and SecretKey together, or neither"
    )]
    [InlineData("Photos:Store=Disk", "Photos:Store is \"Disk\"; allowed: Files or S3")]
    [InlineData("Worker:InBot=false", "allowed: true (false only with Database:Provider=Postgres)")]
    [InlineData("Twilio:AccountSid=AC1", "Twilio:AuthToken is not set; allowed: the Auth Token")]
    [InlineData(
        "Twilio:AuthToken=geheim-secret --Twilio:From=+62333000111",
        "Twilio:AccountSid is not set; allowed: the Account SID"
    )]
    [InlineData(
        "Twilio:AccountSid=AC1 --Twilio:AuthToken=geheim-secret --Twilio:From=0333",
        "Twilio:From is \"0333\"; allowed: the WhatsApp sender's number"
    )]
    [InlineData(
        "Twilio:AccountSid=AC1 --Twilio:AuthToken=geheim-secret --Twilio:From=whatsapp:+62333000111",
        "PublicBaseUrl is \"\"; allowed: the https address under which the platforms reach this program"
    )]
    [InlineData(
        "Twilio:ApiBaseUrl=http://example.org",
        "Twilio:ApiBaseUrl is \"http://example.org\"; allowed: an https address"
    )]
    [InlineData(
        "Twilio:Templates:TicketClosed=HX12",
        "Twilio:Templates:TicketClosed is \"HX12\"; allowed: a Content SID"
    )]
    [InlineData(
        "Twilio:Templates:Greeting=HX00000000000000000000000000000001",
        "Twilio:Templates:Greeting is \"HX00000000000000000000000000000001\"; allowed: one of the names Message, MessageEn, TicketNews"
    )]
    [InlineData("Outbox:WhatsApp:ChatBurst=0", "Outbox:WhatsApp:ChatBurst is \"0\"; allowed: a number from 1 to 1000")]
    [InlineData(
        "OfficeCalendar:TimeZone=Mars/Olympus",
        "OfficeCalendar:TimeZone is \"Mars/Olympus\"; allowed: the name of a time zone, such as Asia/Jakarta"
    )]
    [InlineData(
        "OfficeCalendar:Hours:Monday=07:30-12:00, 11:00-16:00",
        "OfficeCalendar:Hours:Monday is \"07:30-12:00, 11:00-16:00\"; allowed: slots such as"
    )]
    [InlineData(
        "OfficeCalendar:Hours:Senin=07:30-12:00",
        "OfficeCalendar:Hours:Senin is \"07:30-12:00\"; allowed: a weekday from Monday to Sunday"
    )]
    [InlineData(
        "OfficeCalendar:Periods:0:From=2027-03-09 --OfficeCalendar:Periods:0:To=2027-02-08",
        "OfficeCalendar:Periods:0:To is \"2027-02-08\"; allowed: a date that is not before OfficeCalendar:Periods:0:From, 2027-03-09"
    )]
    [InlineData(
        "OfficeCalendar:Periods:0:From=8 Feb",
        "OfficeCalendar:Periods:0:From is \"8 Feb\"; allowed: a date such as"
    )]
    [InlineData(
        "OfficeCalendar:Hours:Monday=closed --OfficeCalendar:Hours:Tuesday=closed --OfficeCalendar:Hours:Wednesday=closed --OfficeCalendar:Hours:Thursday=closed --OfficeCalendar:Hours:Friday=closed",
        "OfficeCalendar:Hours is \"closed on every weekday\"; allowed: at least one weekday that is open"
    )]
    [InlineData("OfficeCalendar:Holidays:0=Natal", "OfficeCalendar:Holidays:0 is \"Natal\"; allowed: dates such as")]
    [InlineData(
        "OfficeCalendar:NationalHolidays=perhaps",
        "OfficeCalendar:NationalHolidays is \"perhaps\"; allowed: true or false"
    )]
    [InlineData(
        "Sop:Returned:AbandonAfterWorkingDays=2",
        "Sop:Returned:AbandonAfterWorkingDays is \"2\"; allowed: more than Sop:Returned:RemindAfterWorkingDays"
    )]
    [InlineData("OfficeCalendar:AlwaysOpen=maybe", "OfficeCalendar:AlwaysOpen is \"maybe\"; allowed: true or false")]
    [InlineData("Outbox:ChatBurst=0", "Outbox:ChatBurst is \"0\"; allowed: a number from 1 to 1000")]
    [InlineData("Telegram:Mode=Webhook", "Telegram:WebhookSecret is not set")]
    [InlineData("Telegram:Tokken=1", "Setting Telegram:Tokken is not known; did you mean Telegram:Token?")]
    [InlineData("Outbox:BotPerSec=5", "Setting Outbox:BotPerSec is not known; did you mean Outbox:BotPerSecond?")]
    [InlineData("Outbox:ChatBurst=viele", "Outbox:ChatBurst is \"viele\"; allowed: a number from 1 to 1000")]
    [InlineData(
        "Admins:1=telegram:9999999999999999999",
        "Admins:1 is \"telegram:9999999999999999999\"; allowed: telegram:<user id>"
    )]
    [InlineData(
        "Urls=http://127.0.0.1:5999 --Metrics:Url=http://127.0.0.2:5999",
        "Metrics:Url is \"http://127.0.0.2:5999\"; allowed: an address with a port that Urls does not have"
    )]
    [InlineData("Backup:Keep=0", "Backup:Keep is \"0\"; allowed: a number from 1 to 1000")]
    [InlineData(
        "Database:Provider=Postgres --Database:ConnectionString=Host=db;Database=h --Backup:Folder=/mnt",
        "Backup:Folder is \"/mnt\"; allowed: none with Database:Provider=Postgres"
    )]
    public async Task A_bad_setting_stops_the_start_with_its_name_its_value_and_what_is_allowed(
        string setting,
        string said
    )
    {
        var (code, output) = await Run([
            "Telegram:Token=1:secret",
            "Telegram:ApiBaseUrl=http://127.0.0.1:9",
            .. setting.Split(" --"),
        ]);
        Assert.Equal(1, code);
        Assert.Contains(said, output);
        Assert.DoesNotContain("not a token", output);
        Assert.DoesNotContain("geheim", output);
        Assert.DoesNotContain("   at ", output);
    }

    [Fact]
    public async Task The_language_list_of_a_linux_desktop_is_not_taken_for_a_setting_of_ours()
    {
        var folder = TemporaryFolder.New();
        using var bot = new BotProcess(folder, [], new() { ["LANGUAGE"] = "en_US:en" });
        Assert.Equal(1, await bot.RunAsync(Patience));
        Assert.DoesNotContain("Language", bot.Output);
        using var wrong = new BotProcess(folder, [], new() { ["Language"] = "jv" });
        Assert.Equal(1, await wrong.RunAsync(Patience));
        Assert.Contains("Language is \"jv\"", wrong.Output);
        TemporaryFolder.Delete(folder);
    }

    [Fact]
    public async Task Without_a_channel_the_program_ends_and_points_to_the_sandbox()
    {
        var (code, output) = await Run([]);
        Assert.Equal(1, code);
        Assert.Contains("dotnet run --project sandbox", output);
    }

    [Fact]
    public async Task With_whatsapp_alone_the_program_runs_is_ready_and_says_that_telegram_is_off()
    {
        await using var twilio = await TwilioTestServer.StartAsync();
        var folder = TemporaryFolder.New();
        var sari = twilio.Phone("Sari");
        using var bot = new BotProcess(
            folder,
            twilio.Settings(
                $"Database:ConnectionString=Data Source={Path.Combine(folder, "helpdesk.db")}",
                $"Photos:Folder={folder}",
                $"Admins:0=whatsapp:{sari.User.Number}"
            )
        );
        bot.Start();
        await bot.ExpectAsync("Telegram is off: Telegram:Token is not set");
        using var http = new HttpClient();
        await sari.Until(() => IsReady(http, twilio.BotAddress), "ready");
        var invitation = await sari.Ask("undang staf", "https://wa.me/");
        var rina = twilio.Phone("Rina");
        await rina.Ask(
            invitation.Text.Split("text=")[1].Split('\n')[0].Replace("%20", " ", StringComparison.Ordinal),
            "Selamat bergabung"
        );
        await rina.Ask("antrean", "Antrean kosong");
        await rina.Ask("tautkan", "Dari akun WhatsApp Bapak/Ibu yang lain");
        bot.Kill();
        TemporaryFolder.Delete(folder);
    }

    private static bool IsReady(HttpClient http, string address)
    {
        try
        {
            return http.GetAsync($"{address}/health/ready").Result.IsSuccessStatusCode;
        }
        catch (AggregateException)
        {
            // It does not listen yet.
            return false;
        }
    }

    [Fact]
    public async Task A_token_that_telegram_refuses_ends_the_program_and_is_not_shown()
    {
        await using var server = await TelegramServer.StartAsync();
        var (code, output) = await Run(["Telegram:Token=123:wrong-token", $"Telegram:ApiBaseUrl={server.Address}"]);
        Assert.Equal(1, code);
        Assert.Contains("refuses the token in Telegram:Token", output);
        Assert.DoesNotContain("wrong-token", output);
        Assert.DoesNotContain("   at ", output);
    }

    [Fact]
    public async Task A_database_that_can_not_be_opened_is_named()
    {
        var folder = TemporaryFolder.New();
        var file = Path.Combine(folder, "helpdesk.db");
        await File.WriteAllTextAsync(
            file,
            "This is a letter, not a database. It goes on for a while, so that it is not taken for an empty one."
        );
        var (code, output) = await Run([
            "Telegram:Token=1:secret",
            "Telegram:ApiBaseUrl=http://127.0.0.1:9",
            $"Database:ConnectionString=Data Source={file}",
        ]);
        Assert.Equal(1, code);
        Assert.Contains($"The database {file} can't be opened", output);
        Assert.DoesNotContain("   at ", output);
        TemporaryFolder.Delete(folder);
    }

    [Fact]
    public async Task A_settings_file_that_is_no_json_is_named_with_the_place()
    {
        var folder = TemporaryFolder.New();
        await File.WriteAllTextAsync(
            Path.Combine(folder, "appsettings.json"),
            "{ \"Language\": \"id\"\n  \"Urls\": 1 }"
        );
        using var bot = new BotProcess(folder, []);
        Assert.Equal(1, await bot.RunAsync(Patience));
        Assert.Contains("appsettings.json is not valid JSON: ", bot.Output);
        Assert.Contains("LineNumber: 1", bot.Output);
        Assert.DoesNotContain("   at ", bot.Output);
        TemporaryFolder.Delete(folder);
    }

    [Fact]
    public async Task A_port_in_use_is_named_with_the_way_out()
    {
        await using var server = await TelegramServer.StartAsync();
        var (code, output) = await Run([
            $"Telegram:Token={TelegramServer.Token}",
            $"Telegram:ApiBaseUrl={server.Address}",
            $"Urls={server.Address}",
        ]);
        Assert.Equal(1, code);
        Assert.Contains("set Urls to a free one", output);
        Assert.DoesNotContain("   at ", output);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_second_bot_that_comes_through_a_link_to_the_database_refuses(bool isFolder)
    {
        await using var server = await TelegramServer.StartAsync();
        var folder = TemporaryFolder.New();
        using var first = new BotProcess(folder, server.Settings(folder));
        first.Start();
        await first.ExpectAsync("Telegram is connected");
        var elsewhere = TemporaryFolder.New();
        var link = Path.Combine(elsewhere, isFolder ? "current" : "link.db");
        if (isFolder)
            Directory.CreateSymbolicLink(link, folder);
        else
            File.CreateSymbolicLink(link, Path.Combine(folder, "helpdesk.db"));
        var database = isFolder ? Path.Combine(link, "helpdesk.db") : link;
        using var second = new BotProcess(
            elsewhere,
            server.Settings(elsewhere, $"Database:ConnectionString=Data Source={database}")
        );
        Assert.Equal(1, await second.RunAsync(Patience));
        Assert.Contains("Another Bot uses the database", second.Output);
        first.Kill();
        TemporaryFolder.Delete(elsewhere);
        TemporaryFolder.Delete(folder);
    }

    [Fact]
    public async Task A_second_bot_on_the_same_database_refuses_and_a_killed_ones_place_is_free()
    {
        await using var server = await TelegramServer.StartAsync();
        var folder = TemporaryFolder.New();
        using var first = new BotProcess(folder, server.Settings(folder));
        first.Start();
        await first.ExpectAsync("Telegram is connected");

        using var second = new BotProcess(folder, server.Settings(folder));
        Assert.Equal(1, await second.RunAsync(Patience));
        Assert.Contains("Another Bot uses the database", second.Output);

        first.Kill();
        using var third = new BotProcess(folder, server.Settings(folder));
        third.Start();
        await third.ExpectAsync("Telegram is connected");
        third.Kill();
        TemporaryFolder.Delete(folder);
    }

    [Fact]
    public async Task A_bot_that_died_while_migrating_starts_again()
    {
        await using var server = await TelegramServer.StartAsync();
        var folder = TemporaryFolder.New();
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "helpdesk.db")}"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            // What EF Core leaves behind then.
            command.CommandText =
                "CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL); INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-11-22');";
            await command.ExecuteNonQueryAsync();
        }
        using var bot = new BotProcess(folder, server.Settings(folder));
        bot.Start();
        await bot.ExpectAsync("Telegram is connected");
        bot.Kill();
        TemporaryFolder.Delete(folder);
    }

    [Fact]
    public async Task Webhook_without_or_with_a_wrong_secret_is_403_and_in_polling_mode_404_and_ready_says_when()
    {
        await using var server = await TelegramServer.StartAsync();
        var port = FreePort.Find();
        await using var bot = await RunningBot.StartAsync(
            server,
            null,
            "Telegram:Mode=Webhook",
            "Telegram:WebhookSecret=right",
            $"Urls=http://127.0.0.1:{port}",
            $"PublicBaseUrl=http://127.0.0.1:{port}"
        );
        await using var polling = await RunningBot.StartAsync(await TelegramServer.StartAsync());
        using var http = new HttpClient();

        Assert.Equal(HttpStatusCode.Forbidden, await Post(http, $"{bot.Host.Address}/telegram/webhook", null));
        Assert.Equal(HttpStatusCode.Forbidden, await Post(http, $"{bot.Host.Address}/telegram/webhook", "wrong"));
        Assert.Equal(HttpStatusCode.OK, await Post(http, $"{bot.Host.Address}/telegram/webhook", "right"));
        Assert.Equal(HttpStatusCode.NotFound, await Post(http, $"{polling.Host.Address}/telegram/webhook", "right"));
        Assert.Equal("Healthy", await http.GetStringAsync($"{polling.Host.Address}/health/live"));
        await server
            .Phone("Sari")
            .Until(() => http.GetAsync($"{polling.Host.Address}/health/ready").Result.IsSuccessStatusCode, "ready");
        await using var db = bot.Db();
        Assert.Equal(1, db.Inbox.Count());
    }

    private static async Task<HttpStatusCode> Post(HttpClient http, string url, string? secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent(
                """{"update_id":7,"message":{"message_id":1,"date":1700000000,"chat":{"id":55,"type":"private"},"from":{"id":55,"is_bot":false,"first_name":"Budi"},"text":"halo"}}""",
                Encoding.UTF8,
                "application/json"
            ),
        };
        if (secret is not null)
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }

    private static async Task<(int Code, string Output)> Run(string[] settings)
    {
        var folder = TemporaryFolder.New();
        using var bot = new BotProcess(folder, settings);
        var code = await bot.RunAsync(Patience);
        TemporaryFolder.Delete(folder);
        return (code, bot.Output);
    }
}
