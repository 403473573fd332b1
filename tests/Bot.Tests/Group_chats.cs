using Helpdesk.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Tests;

/// <summary>In a group nobody reports and nobody's ticket is shown: it points to the private chat.</summary>
public sealed class Group_chats
{
    [Fact]
    public async Task In_a_group_one_line_points_to_the_private_chat_and_nothing_is_taken_in()
    {
        await using var server = await TelegramServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(server);
        var sari = server.Phone("Sari", "Pelapor");
        var group = server.Group("Staf IT");
        sari.Command(group, "lapor");
        sari.TypeIn(group, "wifi di lantai 2 mati");
        await sari.Until(() => server.SaidIn(group).Count > 0, "the hint");
        await sari.Say("halo", "Selamat datang");
        var hint = Assert.Single(server.SaidIn(group));
        Assert.Contains("pesan pribadi", hint, StringComparison.Ordinal);
        Assert.Contains("https://t.me/", hint, StringComparison.Ordinal);
        await using var db = bot.Db();
        Assert.Empty(await db.Conversations.ToListAsync());
    }
}
