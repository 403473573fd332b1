using Microsoft.Playwright;

namespace Helpdesk.EndToEnd.Tests;

/// <summary>The sandbox's page in a real browser: types, presses and looks as a visitor does.</summary>
public sealed class SandboxPage(IPage page)
{
    public const long Sari = 1001,
        Darto = 1002,
        Andi = 1003,
        Rina = 1004,
        Hadi = 1005,
        Dewi = 900;

    public IPage Page => page;

    public async Task Say(long phone, string text, string expect)
    {
        var before = await Count(phone);
        await Type(phone, text);
        await Expect(phone, expect, before);
    }

    /// <summary>Types a text, and waits until it is on the screen.</summary>
    public async Task Send(long phone, string text)
    {
        await Type(phone, text);
        await Assertions.Expect(In(phone, ".message.me").Filter(new() { HasText = text }).Last).ToBeVisibleAsync();
    }

    /// <summary>Chooses from the ⋮ menu of the newest own message with a text.</summary>
    public async Task Act(long phone, string text, string label)
    {
        var message = In(phone, ".message.me").Filter(new() { HasText = text }).Last;
        await message.HoverAsync();
        await message.Locator(".more").ClickAsync();
        await In(phone, ".actions").GetByText(label, new() { Exact = true }).ClickAsync();
    }

    /// <summary>Opens or closes what 📎 offers.</summary>
    public Task Open(long phone) => In(phone, ".attach").ClickAsync();

    /// <summary>Sends something that 📎 offers.</summary>
    public async Task Attach(long phone, string label)
    {
        await Open(phone);
        await In(phone, ".samples .chip").Filter(new() { HasText = label }).ClickAsync();
    }

    /// <summary>Something within a phone.</summary>
    public ILocator In(long phone, string selector) => Phone(phone).Locator(selector);

    private async Task Type(long phone, string text)
    {
        await Phone(phone).Locator("textarea").FillAsync(text);
        await Phone(phone).Locator("textarea").PressAsync("Enter");
    }

    /// <summary>
    /// Presses the newest button with a label, or on WhatsApp types the number under which the newest message has it,
    /// and waits for a later message with words.
    /// </summary>
    public async Task Press(long phone, string label, string expect)
    {
        var before = await Count(phone);
        var offered = await page.WaitForFunctionAsync(
            "([phone, label]) => { const last = [...document.querySelectorAll(`#phone-${phone} .message:not(.me)`)].at(-1)?.innerText ?? ''; const number = last.split('\\n').map(line => line.match(/^(\\d+)\\. (.*)$/)).find(found => found?.[2] === label)?.[1]; return number ?? ([...document.querySelectorAll(`#phone-${phone} .keys button`)].some(button => button.textContent === label) ? 'button' : null); }",
            new object[] { phone, label },
            new() { Timeout = 60000 }
        );
        var number = await offered.JsonValueAsync<string>();
        if (number == "button")
            await Phone(phone).Locator(".keys button").GetByText(label, new() { Exact = true }).Last.ClickAsync();
        else
            await Type(phone, number);
        await Expect(phone, expect, before);
    }

    public async Task SendSample(long phone, int number, string expect)
    {
        var before = await Count(phone);
        await Phone(phone).Locator(".attach").ClickAsync();
        await Phone(phone).Locator(".samples img").Nth(number).ClickAsync();
        await Expect(phone, expect, before);
    }

    /// <summary>Waits for a message of the bot that holds words, behind those that were there before.</summary>
    public async Task Expect(long phone, string words, int after = 0)
    {
        try
        {
            await page.WaitForFunctionAsync(
                "([phone, words, after]) => [...document.querySelectorAll(`#phone-${phone} .message`)].slice(after).some(m => !m.classList.contains('me') && m.textContent.includes(words))",
                new object[] { phone, words, after },
                new() { Timeout = 60000 }
            );
        }
        catch (TimeoutException)
        {
            Assert.Fail($"“{words}” never came. The phone shows:\n{await Phone(phone).InnerTextAsync()}");
        }
    }

    public async Task<string> TicketId(long phone) =>
        (await Phone(phone).Locator(".message code").Filter(new() { HasText = "HD-" }).Last.TextContentAsync())!;

    public async Task<string> File(long phone, string office, string place, string what)
    {
        await Press(phone, "Lapor kendala", "Kendalanya pada");
        await Press(phone, "Jaringan", "Siapa nama");
        await Say(phone, phone == Sari ? "Sari Wulandari" : "Darto Susilo", "Dari OPD");
        await Say(phone, office, "nomor telepon");
        await Say(phone, "0812 3456 7890", "Di mana");
        await Say(phone, place, "Apa yang terjadi");
        await Say(phone, what, "Ada foto?");
        await SendSample(phone, 0, "Foto diterima");
        await Press(phone, "Selesai", "Mohon diperiksa");
        await Press(phone, "Kirim laporan", "Laporan diterima");
        return await TicketId(phone);
    }

    /// <summary>Moves the room's clock with its buttons.</summary>
    public async Task Jump(int minutes)
    {
        for (; minutes >= 10; minutes -= 10)
            await PressClock("+10 menit");
        for (; minutes > 0; minutes--)
            await PressClock("+1 menit");
    }

    public async Task PressClock(string label)
    {
        var moved = page.WaitForResponseAsync(
            response => response.Url.EndsWith("/api/clock", StringComparison.Ordinal),
            new() { Timeout = 60000 }
        );
        await page.GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).ClickAsync();
        await moved;
    }

    private ILocator Phone(long id) => page.Locator($"#phone-{id}");

    private Task<int> Count(long phone) => Phone(phone).Locator(".message").CountAsync();
}
