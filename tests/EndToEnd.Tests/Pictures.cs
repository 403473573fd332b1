using Microsoft.Playwright;

namespace Helpdesk.EndToEnd.Tests;

/// <summary>
/// Pictures of pages: written over those of the docs when <c>UPDATE_PICTURES</c> names their folder, so that they show
/// what is; beside the tests otherwise.
/// </summary>
internal static class Pictures
{
    private static readonly string Beside = Path.Combine(AppContext.BaseDirectory, "pictures");

    public static Task TakeAsync(IPage page, string name)
    {
        var folder = Environment.GetEnvironmentVariable("UPDATE_PICTURES") is { Length: > 0 } docs ? docs : Beside;
        return page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
    }

    /// <summary>A picture for whoever works on the page; the docs don't show it.</summary>
    public static Task TakeForUsAsync(ILocator part, string name) =>
        part.ScreenshotAsync(new() { Path = Path.Combine(Beside, $"{name}.png") });
}
