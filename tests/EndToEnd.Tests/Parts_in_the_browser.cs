using Helpdesk.Sandbox;
using Microsoft.Playwright;

namespace Helpdesk.EndToEnd.Tests;

/// <summary>
/// What people really send goes off from the page's phones, reaches the bot as the platforms would bring it, and is
/// shown; whatever the bot says to it.
/// </summary>
public sealed class Parts_in_the_browser
{
    private const int Laptop = 1440,
        LaptopHeight = 900,
        // Tall enough for a picture of everything that was said.
        WholeChat = 3600,
        Handheld = 390,
        HandheldHeight = 844;

    [Fact]
    public async Task On_Telegram_a_reply_an_edit_and_a_forward_arrive_and_are_shown()
    {
        await using var browser = await Browser.StartAsync();
        await using var sandbox = await SandboxApplication.StartAsync(["--urls", "http://127.0.0.1:0"]);
        var room = new SandboxPage(await browser.OpenAsync(sandbox.Address, Laptop, LaptopHeight));
        var taken = new Arrivals(sandbox);

        await room.Send(SandboxPage.Sari, "halo");
        await room.Act(SandboxPage.Sari, "halo", "Balas");
        await Assertions.Expect(room.In(SandboxPage.Sari, ".context")).ToContainTextAsync("Membalas pesan sendiri");
        await Pictures.TakeForUsAsync(room.Page.Locator("body"), "sandbox-replying");
        await room.Send(SandboxPage.Sari, "ini lanjutannya");
        await Assertions.Expect(room.In(SandboxPage.Sari, ".message.me .quote")).ToContainTextAsync("halo");
        await Assertions.Expect(room.In(SandboxPage.Sari, ".context")).ToBeHiddenAsync();
        var reply = await taken.OnTelegram(update => (string?)update["message"]?["text"] == "ini lanjutannya");
        Assert.Equal("halo", (string?)reply["message"]!["reply_to_message"]!["text"]);

        await room.Act(SandboxPage.Sari, "ini lanjutannya", "Ubah");
        await Assertions.Expect(room.In(SandboxPage.Sari, "textarea")).ToHaveValueAsync("ini lanjutannya");
        await room.Send(SandboxPage.Sari, "ini yang benar");
        await Assertions
            .Expect(room.In(SandboxPage.Sari, ".message.me").Filter(new() { HasText = "ini yang benar" }))
            .ToContainTextAsync("diedit");
        var edit = await taken.OnTelegram(update => update["edited_message"] is not null);
        Assert.Equal("ini yang benar", (string?)edit["edited_message"]!["text"]);

        await room.Act(SandboxPage.Sari, "ini yang benar", "Teruskan");
        var forward = await taken.OnTelegram(update => update["message"]?["forward_origin"] is not null);
        Assert.Equal("user", (string?)forward["message"]!["forward_origin"]!["type"]);
        await room.In(SandboxPage.Sari, "textarea").FillAsync("Wi-Fi di aula mati");
        await room.Attach(SandboxPage.Sari, "Terusan rekan");
        await Assertions
            .Expect(room.In(SandboxPage.Sari, ".forwarded").Last)
            .ToHaveTextAsync("Diteruskan dari Joko Santoso");
        forward = await taken.OnTelegram(update => (string?)update["message"]?["text"] == "Wi-Fi di aula mati");
        Assert.Equal("hidden_user", (string?)forward["message"]!["forward_origin"]!["type"]);
        await room.Page.SetViewportSizeAsync(Laptop, WholeChat);
        await Pictures.TakeForUsAsync(room.In(SandboxPage.Sari, ".chat"), "sandbox-replied-edited-forwarded");
    }

    [Fact]
    public async Task On_Telegram_each_attachment_arrives_as_what_it_is()
    {
        await using var browser = await Browser.StartAsync();
        await using var sandbox = await SandboxApplication.StartAsync(["--urls", "http://127.0.0.1:0"]);
        var room = new SandboxPage(await browser.OpenAsync(sandbox.Address, Laptop, LaptopHeight));
        var taken = new Arrivals(sandbox);

        await room.Open(SandboxPage.Sari);
        await Pictures.TakeForUsAsync(room.Page.Locator("body"), "sandbox-attachments");
        await room.Open(SandboxPage.Sari);
        await room.Attach(SandboxPage.Sari, "Pesan suara");
        Assert.Equal("audio/ogg", (string?)(await taken.Part("voice"))["voice"]!["mime_type"]);
        await room.In(SandboxPage.Sari, "textarea").FillAsync("Layarnya berkedip");
        await room.Attach(SandboxPage.Sari, "Video");
        Assert.Equal("Layarnya berkedip", (string?)(await taken.Part("video"))["caption"]);
        await Assertions.Expect(room.In(SandboxPage.Sari, "textarea")).ToHaveValueAsync("");
        await Assertions.Expect(room.In(SandboxPage.Sari, ".message.me .part.video")).ToHaveCountAsync(1);
        await room.Attach(SandboxPage.Sari, "Lokasi");
        Assert.InRange((double)(await taken.Part("location"))["location"]!["latitude"]!, -9, -8);
        await room.Attach(SandboxPage.Sari, "Kontak");
        Assert.Equal("Joko Santoso", (string?)(await taken.Part("contact"))["contact"]!["first_name"]);
        await room.Attach(SandboxPage.Sari, "PDF");
        Assert.Equal("application/pdf", (string?)(await taken.Part("document"))["document"]!["mime_type"]);
        await room.Attach(SandboxPage.Sari, "Galeri 5 foto");
        var album = (string?)(await taken.Part("photo"))["media_group_id"];
        await taken.Until(() => taken.Telegram.Count(u => (string?)u["message"]?["media_group_id"] == album) == 5);

        foreach (var kind in new[] { "voice", "video", "location", "contact" })
            await Assertions.Expect(room.In(SandboxPage.Sari, $".message.me .part.{kind}")).ToHaveCountAsync(1);
        await Assertions.Expect(room.In(SandboxPage.Sari, ".message.me img")).ToHaveCountAsync(5);
        await room.Page.SetViewportSizeAsync(Laptop, WholeChat);
        await Pictures.TakeForUsAsync(room.In(SandboxPage.Sari, ".chat"), "sandbox-parts-telegram");
    }

    [Fact]
    public async Task On_WhatsApp_a_swipe_a_forward_and_each_attachment_arrive_as_what_they_are()
    {
        await using var browser = await Browser.StartAsync();
        await using var sandbox = await SandboxApplication.StartAsync(["--urls", "http://127.0.0.1:0"]);
        var room = new SandboxPage(await browser.OpenAsync(sandbox.Address, Laptop, LaptopHeight));
        var taken = new Arrivals(sandbox);

        await room.Act(SandboxPage.Darto, "halo", "Balas");
        await room.Send(SandboxPage.Darto, "ini lanjutannya");
        await Assertions.Expect(room.In(SandboxPage.Darto, ".message.me .quote")).ToContainTextAsync("halo");
        var reply = await taken.OnWhatsApp(form => form["Body"] == "ini lanjutannya");
        Assert.StartsWith("SM", reply["OriginalRepliedMessageSid"]);
        await room.Act(SandboxPage.Darto, "ini lanjutannya", "Teruskan");
        Assert.Equal("ini lanjutannya", (await taken.OnWhatsApp(form => form.ContainsKey("Forwarded")))["Body"]);

        await room.Attach(SandboxPage.Darto, "Pesan suara");
        Assert.Equal("audio/ogg", (await taken.OnWhatsApp("audio"))["MediaContentType0"]);
        await room.Attach(SandboxPage.Darto, "Video");
        Assert.NotEqual("", (await taken.OnWhatsApp("video"))["Body"]);
        await room.Attach(SandboxPage.Darto, "Lokasi");
        Assert.Equal("", (await taken.OnWhatsApp("location"))["Body"]);
        await room.Attach(SandboxPage.Darto, "Kontak");
        Assert.Equal("text/vcard", (await taken.OnWhatsApp("contacts"))["MediaContentType0"]);
        await room.Attach(SandboxPage.Darto, "PDF");
        Assert.Equal("application/pdf", (await taken.OnWhatsApp("document"))["MediaContentType0"]);
        await room.Attach(SandboxPage.Darto, "Galeri 5 foto");
        await taken.Until(() => taken.WhatsApp.Count(form => form["MessageType"] == "image") == 5);

        foreach (var kind in new[] { "voice", "video", "location", "contact" })
            await Assertions.Expect(room.In(SandboxPage.Darto, $".message.me .part.{kind}")).ToHaveCountAsync(1);
        await Assertions.Expect(room.In(SandboxPage.Darto, ".message.me img")).ToHaveCountAsync(5);
        await room.Page.SetViewportSizeAsync(Laptop, WholeChat);
        await Pictures.TakeForUsAsync(room.In(SandboxPage.Darto, ".chat"), "sandbox-parts-whatsapp");
        // WhatsApp tells a business of no edits.
        await room.In(SandboxPage.Darto, ".message.me .more").Last.ClickAsync();
        await Assertions.Expect(room.In(SandboxPage.Darto, ".actions button")).ToHaveTextAsync(["Balas", "Teruskan"]);
    }

    [Fact]
    public async Task On_a_handheld_menu_quote_and_attachments_fit()
    {
        await using var browser = await Browser.StartAsync();
        await using var sandbox = await SandboxApplication.StartAsync(["--urls", "http://127.0.0.1:0"]);
        var room = new SandboxPage(await browser.OpenAsync(sandbox.Address, Handheld, HandheldHeight));
        await room.Send(SandboxPage.Sari, "Internet di ruang pelayanan mati sejak pagi tadi");
        await room.In(SandboxPage.Sari, ".message.me .more").Last.ClickAsync();
        await Pictures.TakeForUsAsync(room.Page.Locator("body"), "sandbox-handheld-menu");
        await room.In(SandboxPage.Sari, ".actions").GetByText("Balas").ClickAsync();
        await room.Attach(SandboxPage.Sari, "Video");
        await Assertions.Expect(room.In(SandboxPage.Sari, ".message.me .part.video")).ToHaveCountAsync(1);
        await room.Attach(SandboxPage.Sari, "Lokasi");
        await room.Attach(SandboxPage.Sari, "Kontak");
        await Assertions.Expect(room.In(SandboxPage.Sari, ".message.me .part.contact")).ToHaveCountAsync(1);
        await room.Act(SandboxPage.Sari, "Joko Santoso", "Balas");
        await room.Open(SandboxPage.Sari);
        await Pictures.TakeForUsAsync(room.Page.Locator("body"), "sandbox-handheld-attachments");
        Assert.True(
            await room.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"),
            "The page must not scroll sideways."
        );
    }
}
