using Helpdesk.Bot.Channels.Telegram;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bench;

/// <summary>
/// 2,000 notices to as many chats, at the pace that Telegram asks for (30 a second over all), while one person goes on
/// chatting: how much of the pace is used, and what the person notices.
/// </summary>
internal static class Bulk
{
    private const int Notices = 2_000,
        FirstChat = 200_000;
    private const double Pace = 30;

    // Faster, it would be the pace of the one chat that is measured.
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromMilliseconds(1200);

    public static async Task RunAsync()
    {
        await using var server = await TelegramServer.StartAsync(chatBurst: 20);
        await using var bot = await RunningBot.StartAsync(
            server,
            null,
            "Outbox:ChatBurst=20",
            "Outbox:ChatPerSecond=1",
            "Outbox:BotPerSecond=30"
        );
        var sari = server.Phone("Sari");
        await sari.Say("halo", "Selamat datang");
        for (var warm = 0; warm < 10; warm++)
            await AskAsync(sari);
        await WriteAsync(server, bot);
        var began = TimeProvider.System.GetTimestamp();
        List<TimeSpan> replies = [];
        await using var db = bot.Db();
        while (
            await db.Outbox.AnyAsync(row => row.Status == OutboxStatus.Pending && row.Purpose == OutboxPurpose.Alarm)
        )
            replies.Add(await AskAsync(sari));
        var took = TimeProvider.System.GetElapsedTime(began);
        var refused = server.Api.Calls.Count(call => call.Status == 429);
        Times.Print(
            $"{Notices:N0} notices at Telegram's pace",
            $"{took.TotalSeconds:0.0} s: {(Notices + replies.Count) / took.TotalSeconds / Pace:P0} of the pace, {refused} × 429"
        );
        Times.Print(
            "a reply in the middle of it",
            $"p50 {replies.At(0.5):0} ms, p99 {replies.At(0.99):0} ms ({replies.Count} of them)"
        );
    }

    private static async Task<TimeSpan> AskAsync(TelegramPhone phone)
    {
        await Task.Delay(BetweenQuestions, TimeProvider.System);
        return await Times.AskAsync(phone, "/bantuan", "Yang bisa dilakukan di sini");
    }

    private static async Task WriteAsync(TelegramServer server, RunningBot bot)
    {
        await using var db = bot.Db();
        var work = bot.Work(db);
        for (var number = 0; number < Notices; number++)
        {
            server.Phone(FirstChat + number, $"Penerima {number}").Phone.User.Started = true;
            var contact = new Contact
            {
                Person = new Person { Name = $"Penerima {number}" },
                Channel = TelegramChannel.Channel,
                Address = FormattableString.Invariant($"{FirstChat + number}"),
            };
            db.Contacts.Add(contact);
            work.Outbox.Write(
                contact,
                OutboxPurpose.Alarm,
                new OutgoingMessage { Markup = "Jaringan dipelihara malam ini." }
            );
        }
        await db.SaveChangesAsync();
    }
}
