using Helpdesk.Core.Messages;
using Helpdesk.Core.People;

namespace Helpdesk.Bot.Tests;

/// <summary>The form's answers as people say them, corrections and asides among them. On both platforms.</summary>
public sealed class Answers_in_sentences : ChatTest
{
    [Theory]
    [InlineData("Telegram", "nama sy Sari Wulandari"), InlineData("WhatsApp", "Nama saya: Sari Wulandari")]
    [InlineData("Telegram", "namanya Sari Wulandari"), InlineData("WhatsApp", "Sari Wulandari")]
    public async Task A_name_is_taken_without_what_only_says_that_it_is_one(string platform, string said)
    {
        var sari = await Chat.Person(new Channel(platform));
        await Say(sari, "/lapor", "jaringan", said);
        Assert.Equal("Sari Wulandari", (await DraftAsync(sari)).Name);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_number_at_the_question_for_the_name_is_kept_and_the_name_asked_for_all_the_same(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        var asked = await Say(sari, "/lapor", "jaringan", "Telepon 0812 9999 1111");
        Assert.Contains("0812 9999 1111", asked.Words.Replace("-", " ", StringComparison.Ordinal));
        await Say(sari, "Sari Wulandari");
        var draft = await DraftAsync(sari);
        Assert.Equal(("Sari Wulandari", "+6281299991111"), (draft.Name, draft.Phone));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_number_that_is_put_right_at_the_next_question_is_the_number(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        await Say(sari, "/lapor", "jaringan", "Sari Wulandari", "dinas kesehatan", "0812 3355 7788");
        await Say(sari, "Nuwun sewu, keliru Mas, yang betul 0812 3355 7789");
        var draft = await DraftAsync(sari);
        Assert.Equal(("+6281233557789", null), (draft.Phone, draft.Location));
    }

    [Theory]
    [InlineData("Telegram", "lokasinya jg salah"), InlineData("WhatsApp", "lokasinya juga salah pak")]
    public async Task A_part_that_is_said_to_be_wrong_is_asked_for_anew(string platform, string said)
    {
        var sari = await Chat.Person(new Channel(platform));
        await ToSummaryAsync(sari);
        await Say(sari, said, "lantai 2 ruang kabid");
        Assert.Equal("lantai 2 ruang kabid", (await DraftAsync(sari)).Location);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_number_is_put_right_where_known_data_is_offered(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        await ToSummaryAsync(sari);
        await Say(sari, "kirim", "/lapor", "jaringan", "Boten, nomor telepone diganti 0812 9999 1111");
        var draft = await DraftAsync(sari);
        Assert.Equal(("Sari Wulandari", "+6281299991111"), (draft.Name, draft.Phone));
    }

    [Theory]
    [InlineData("Telegram", "Nggih datane sami"), InlineData("WhatsApp", "Nggih leres, ngagem data menika")]
    [InlineData("WhatsApp", "Data diri sami mawon"), InlineData("Telegram", "nggih, leres")]
    public async Task Known_data_is_confirmed_in_Javanese(string platform, string said)
    {
        var sari = await Chat.Person(new Channel(platform));
        await ToSummaryAsync(sari);
        await Say(sari, "kirim", "/lapor", "jaringan", said);
        var draft = await DraftAsync(sari);
        Assert.Equal("Sari Wulandari", draft.Name);
        Assert.DoesNotContain("sami", draft.Description ?? "");
    }

    [Theory]
    [
        InlineData("Telegram", "Lha itu termasuk yang mana nggih Mas?"),
        InlineData("WhatsApp", "ini boleh dijawab nanti?")
    ]
    public async Task A_question_at_a_choice_is_no_part_of_the_report_and_it_is_said(string platform, string said)
    {
        var sari = await Chat.Person(new Channel(platform));
        var heard = await Say(sari, "/lapor printer macet", said);
        Assert.Contains("tidak ikut dicatat", heard.Words);
        Assert.Contains("Jaringan", heard.Words + string.Join(' ', heard.Labels));
        Assert.Equal("printer macet", (await DraftAsync(sari)).Description);
    }

    [Theory]
    [
        InlineData("Telegram", "eh jgn dulu"),
        InlineData("WhatsApp", "bentar foto dulu"),
        InlineData("Telegram", "tunggu")
    ]
    public async Task Who_needs_a_moment_gets_it_and_the_report_stays_as_it_is(string platform, string said)
    {
        var sari = await Chat.Person(new Channel(platform));
        await ToSummaryAsync(sari);
        var before = (await DraftAsync(sari)).Description;
        Assert.Contains("kami tunggu", (await Say(sari, said)).Words);
        Assert.Equal(before, (await DraftAsync(sari)).Description);
    }

    [Theory]
    [InlineData("Telegram", "SIMRS"), InlineData("WhatsApp", "Srikandi"), InlineData("Telegram", "e-office")]
    public async Task The_application_that_is_named_with_the_category_is_not_asked_for_again(
        string platform,
        string name
    )
    {
        var sari = await Chat.Person(new Channel(platform));
        await Say(sari, "/lapor", $"aplikasi {name}");
        Assert.Equal((name, Teams.Application), ((await DraftAsync(sari)).Location, (await DraftAsync(sari)).Category));
    }

    [Theory]
    [InlineData("Telegram", "app"), InlineData("WhatsApp", "aplikasi web")]
    public async Task What_names_no_application_leaves_it_to_be_asked_for(string platform, string said)
    {
        var sari = await Chat.Person(new Channel(platform));
        await Say(sari, "/lapor", said);
        Assert.Null((await DraftAsync(sari)).Location);
    }

    [Theory]
    [InlineData("Telegram", "nama sy bukan joko, tapi Darto Susilo")]
    [InlineData("WhatsApp", "namanya bukan Sari tapi Darto Susilo")]
    public async Task Who_says_what_it_is_not_is_heard_to_the_end(string platform, string said)
    {
        var sari = await Chat.Person(new Channel(platform));
        await ToSummaryAsync(sari);
        await Say(sari, said);
        Assert.Equal("Darto Susilo", (await DraftAsync(sari)).Name);
    }

    private async Task ToSummaryAsync(Contact sari) =>
        await Say(
            sari,
            "/lapor",
            "jaringan",
            "Sari Wulandari",
            "dinas kesehatan",
            "081234567890",
            "aula lantai 1",
            "internet mati",
            "lewati"
        );

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_question_of_us_at_the_photos_is_no_part_of_what_happens(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        await Say(sari, "/lapor", "jaringan", "Sari Wulandari", "dinas kesehatan", "081234567890", "aula lantai 1");
        await Say(sari, "internet mati");
        Assert.Contains("tidak ikut dicatat", (await Say(sari, "memangnya ini aman tah?")).Words);
        Assert.Equal("internet mati", (await DraftAsync(sari)).Description);
    }
}
