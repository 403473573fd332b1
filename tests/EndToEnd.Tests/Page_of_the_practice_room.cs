using Helpdesk.Sandbox;
using Microsoft.Playwright;

namespace Helpdesk.EndToEnd.Tests;

/// <summary>The page leaves alone whoever reads or types, while messages arrive on every phone.</summary>
public sealed class Page_of_the_practice_room
{
    [Fact]
    public async Task A_message_that_arrives_takes_neither_the_place_of_reading_nor_the_focus()
    {
        await using var browser = await Browser.StartAsync();
        await using var sandbox = await SandboxApplication.StartAsync(["--urls", "http://127.0.0.1:0"]);
        var room = new SandboxPage(await browser.OpenAsync(sandbox.Address, 1280, 640));
        // The others write on a page of their own: typing there takes no focus here.
        var others = new SandboxPage(await browser.OpenAsync(sandbox.Address, 1280, 640));
        for (var help = 0; help < 3; help++)
            await room.Say(SandboxPage.Andi, "/bantuan", "Yang bisa dilakukan");
        var chat = room.In(SandboxPage.Andi, ".chat");
        await chat.EvaluateAsync("chat => chat.scrollTop = 0");
        var id = await others.File(SandboxPage.Sari, "dinkes", "Lantai 2", "Internet mati sejak pagi");
        await room.Expect(SandboxPage.Andi, $"Laporan {id} menunggu persetujuan");
        Assert.Equal(0, await chat.EvaluateAsync<int>("chat => chat.scrollTop"));
        await Assertions.Expect(room.In(SandboxPage.Andi, ".down")).ToBeVisibleAsync();
        await room.In(SandboxPage.Andi, ".down").ClickAsync();
        Assert.NotEqual(0, await chat.EvaluateAsync<int>("chat => chat.scrollTop"));
        await Assertions.Expect(room.In(SandboxPage.Andi, ".down")).ToBeHiddenAsync();

        // A button of a message keeps the focus while another message comes in.
        await room.In(SandboxPage.Andi, ".keys button").Last.FocusAsync();
        await room.Page.EvaluateAsync("document.activeElement.dataset.mine = 'yes'");
        await others.File(SandboxPage.Darto, "Kecamatan Genteng", "Loket", "Wifi mati di loket");
        await room.Expect(SandboxPage.Andi, "Wifi mati di loket");
        Assert.Equal("yes", await room.Page.EvaluateAsync<string>("document.activeElement.dataset.mine"));
    }

    [Fact]
    public async Task A_reload_keeps_what_was_typed_and_nothing_is_missing_on_the_page()
    {
        await using var browser = await Browser.StartAsync();
        await using var sandbox = await SandboxApplication.StartAsync(["--urls", "http://127.0.0.1:0"]);
        var page = await browser.OpenAsync(sandbox.Address, 390, 844);
        List<string> wrong = [];
        page.Response += (_, response) =>
        {
            if (response.Status >= 400)
                wrong.Add($"{response.Status} {response.Url}");
        };
        page.Console += (_, said) =>
        {
            if (said.Type == "error")
                wrong.Add(said.Text);
        };
        await page.GetByRole(AriaRole.Button, new() { Name = "Darto", Exact = true }).ClickAsync();
        var room = new SandboxPage(page);
        await room.In(SandboxPage.Darto, "textarea").FillAsync("wifi mati di");
        await page.ReloadAsync();
        await Assertions.Expect(room.In(SandboxPage.Darto, "textarea")).ToBeVisibleAsync();
        await Assertions.Expect(room.In(SandboxPage.Darto, "textarea")).ToHaveValueAsync("wifi mati di");
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task On_a_handheld_every_target_is_as_high_as_a_finger_and_the_faults_are_folded_away()
    {
        await using var browser = await Browser.StartAsync();
        await using var sandbox = await SandboxApplication.StartAsync(["--urls", "http://127.0.0.1:0"]);
        var page = await browser.OpenAsync(sandbox.Address, 390, 844);
        await Assertions
            .Expect(page.GetByRole(AriaRole.Button, new() { Name = "Putuskan jaringan" }))
            .ToBeHiddenAsync();
        var low = await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('button:not(.more), summary')].filter(target => target.offsetParent && target.getBoundingClientRect().height < 43.5).map(target => target.textContent)"
        );
        Assert.Empty(low);
    }

    [Fact]
    public async Task An_admin_adds_an_office_that_a_reporter_finds_and_hides_another()
    {
        await using var browser = await Browser.StartAsync();
        await using var sandbox = await SandboxApplication.StartAsync(["--urls", "http://127.0.0.1:0"]);
        var room = new SandboxPage(await browser.OpenAsync(sandbox.Address, 1440, 900));
        await room.Say(SandboxPage.Dewi, "/opd tambah Badan Riset dan Inovasi Daerah", "ditambahkan");
        await room.Say(SandboxPage.Dewi, "/opd dinas perikanan", "Sebutan lain");
        await room.Press(SandboxPage.Dewi, "Sembunyikan", "tidak ditawarkan lagi");
        await room.Say(SandboxPage.Dewi, "/opd dispora", "Sebutan lain");
        await room.Press(SandboxPage.Dewi, "Ganti nama", "Apa nama baru");
        await room.Say(SandboxPage.Dewi, "Dinas Pemuda dan Olahraga", "Nama sekarang");

        await room.Press(SandboxPage.Sari, "Lapor kendala", "Kendalanya pada");
        await room.Press(SandboxPage.Sari, "Jaringan", "Siapa nama");
        await room.Say(SandboxPage.Sari, "Sari Wulandari", "Dari OPD");
        await room.Say(SandboxPage.Sari, "perikanan", "belum ada di daftar");
        await room.Say(SandboxPage.Sari, "dispora", "nomor telepon");
        await room.Say(SandboxPage.Sari, "kembali", "Dari OPD");
        await room.Say(SandboxPage.Sari, "Badan Riset dan Inovasi Daerah", "nomor telepon");
    }
}
