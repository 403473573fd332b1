using Microsoft.Playwright;

namespace Helpdesk.EndToEnd.Tests;

/// <summary>
/// Debian's Chromium, headless. Without it a test is skipped, and says how to install it; CI installs it.
/// </summary>
public sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Places =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ];
    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Browser> StartAsync()
    {
        var path = Environment.GetEnvironmentVariable("CHROMIUM") ?? Places.FirstOrDefault(File.Exists);
        if (path is null)
            Assert.Skip(
                "Chromium is missing. Install it with: apt-get install chromium (or set CHROMIUM to its path)."
            );
        var playwright = await Playwright.CreateAsync();
        return new Browser(
            playwright,
            await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Arguments })
        );
    }

    public Task<IPage> OpenAsync(string address, int width, int height) =>
        OpenAsync(address, new ViewportSize { Width = width, Height = height });

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private async Task<IPage> OpenAsync(string address, ViewportSize size)
    {
        var page = await _browser.NewPageAsync(
            new()
            {
                ViewportSize = size,
                Locale = "id-ID",
                TimezoneId = "Asia/Jakarta",
            }
        );
        await page.GotoAsync(address);
        return page;
    }
}
