using Helpdesk.Core.Messages;
using Helpdesk.Core.People;

namespace Helpdesk.Bot.Tests;

/// <summary>
/// Words that were taken for the answer to a question of the form and are replaced afterwards: they may have been about
/// the trouble, and stand in the description. On both platforms.
/// </summary>
public sealed class Answers_that_are_replaced : ChatTest
{
    [Theory]
    [InlineData("Telegram", "besok saya tidak di kantor"), InlineData("WhatsApp", "servernya mati total")]
    public async Task Words_that_are_no_name_are_kept_when_the_name_is_corrected(string platform, string said)
    {
        var sari = await Chat.Person(new Channel(platform));
        await Say(sari, "/lapor", "jaringan", said);
        await ToSummaryAsync(sari);
        await Say(sari, "ubah nama", "Sari Wulandari");
        var draft = await DraftAsync(sari);
        Assert.Equal("Sari Wulandari", draft.Name);
        Assert.Contains(said, draft.Description);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Words_that_are_no_place_are_kept_when_another_category_asks_for_it_anew(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        await Say(sari, "/lapor", "jaringan", "Sari Wulandari");
        await ToSummaryAsync(sari, place: "lampu modemnya merah semua dari tadi pagi");
        await Say(sari, "ubah kategori", "aplikasi", "SIPD");
        var draft = await DraftAsync(sari);
        Assert.Equal("SIPD", draft.Location);
        Assert.Contains("lampu modemnya merah semua", draft.Description);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_name_that_is_spelled_better_leaves_nothing_behind(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        await Say(sari, "/lapor", "jaringan", "Sari Wulandri");
        await ToSummaryAsync(sari);
        await Say(sari, "ubah nama", "Sari Wulandari");
        Assert.DoesNotContain("Wulandri", (await DraftAsync(sari)).Description);
    }

    private async Task ToSummaryAsync(Contact sari, string place = "aula lantai 2") =>
        await Say(sari, "dinas kesehatan", "081234567890", place, "internet mati", "lewati");
}
