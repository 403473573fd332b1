using Helpdesk.Bot.Channels.Telegram;
using Helpdesk.Bot.Channels.WhatsApp;
using Helpdesk.Core.Messages;
using Helpdesk.Sandbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.TestKit;

/// <summary>Both platforms, a Bot, and the people of the SOP, each on the platform that a test wants.</summary>
internal sealed class WhatsAppRoom : IAsyncDisposable
{
    private readonly string _clockFolder = TemporaryFolder.New();

    private WhatsAppRoom() => Clock = new SandboxClock(_clockFolder);

    /// <summary>Everyone's clock; it can be moved.</summary>
    public SandboxClock Clock { get; }

    public TelegramServer Telegram { get; private set; } = null!;

    public TwilioTestServer Twilio { get; private set; } = null!;

    public RunningBot Bot { get; private set; } = null!;

    public SopScript<TestPhone> Script { get; private set; } = null!;

    /// <summary>A room with its people set up.</summary>
    /// <param name="onWhatsApp">Who is on WhatsApp: R for reporter and stranger, S for staff, H for the head.</param>
    /// <param name="settings">More settings.</param>
    public static async Task<WhatsAppRoom> OpenAsync(string onWhatsApp, params string[] settings)
    {
        var room = new WhatsAppRoom();
        room.Telegram = await TelegramServer.StartAsync();
        room.Twilio = await TwilioTestServer.StartAsync(room.Clock);
        room.Bot = await RunningBot.StartAsync(
            room.Telegram,
            builder => builder.Services.AddSingleton<TimeProvider>(room.Clock),
            room.Twilio.Settings(settings)
        );
        TestPhone Phone(char who, string name) =>
            onWhatsApp.Contains(who, StringComparison.Ordinal)
                ? room.Twilio.Phone(name)
                : room.Telegram.Phone(name.Split(' ')[0], name.Split(' ')[1]);
        room.Script = new SopScript<TestPhone>(
            room.Telegram.Phone(TelegramServer.AdminId, "Dewi", "Admin"),
            Phone('R', "Sari Pelapor"),
            Phone('S', "Andi Staf"),
            Phone('S', "Rina Staf"),
            Phone('H', "Hadi Kabid"),
            Phone('R', "Budi Asing")
        );
        await room.Script.SetUpPeople();
        return room;
    }

    /// <summary>
    /// The session window of a person closes who has Telegram too, where they were active even longer ago.
    /// </summary>
    /// <param name="lastActive">The phone with Telegram.</param>
    /// <param name="phone">The phone with WhatsApp.</param>
    public async Task CloseWindow(TelegramPhone lastActive, TestPhone phone)
    {
        await CloseWindow(phone);
        var address = $"{lastActive.User.Id}";
        var longer = Clock.GetUtcNow() - TimeSpan.FromHours(30);
        await using var db = Bot.Db();
        await db
            .Contacts.Where(contact => contact.Channel == TelegramChannel.Channel && contact.Address == address)
            .ExecuteUpdateAsync(set => set.SetProperty(contact => contact.LastInboundAt, longer));
    }

    /// <summary>A person's session window closes, as if they had not written for a day.</summary>
    public async Task CloseWindow(TestPhone phone)
    {
        var user = ((WhatsAppTestPhone)phone).User;
        var longAgo = Clock.GetUtcNow() - TimeSpan.FromHours(25);
        user.LastInboundAt = longAgo;
        await using var db = Bot.Db();
        await db
            .Contacts.Where(contact => contact.Channel == WhatsAppChannel.Channel && contact.Address == user.Number)
            .ExecuteUpdateAsync(set => set.SetProperty(contact => contact.LastInboundAt, longAgo));
    }

    /// <summary>Whether it is noted that a template was accepted.</summary>
    public bool HasWrittenDownATemplate()
    {
        using var db = Bot.Db();
        return db.Deliveries.Any(delivery => delivery.Form == DeliveryForm.Knock);
    }

    /// <summary>The templates that went to a person.</summary>
    public IReadOnlyList<string> TemplatesTo(TestPhone phone) =>
        [
            .. Twilio
                .Api.Calls.Where(call => call.To == ((WhatsAppTestPhone)phone).User.Number && call.Template is not null)
                .Select(call => call.Template!),
        ];

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Twilio.DisposeAsync();
        await Telegram.DisposeAsync();
        TemporaryFolder.Delete(_clockFolder);
    }
}
