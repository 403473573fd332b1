using Microsoft.Playwright;

namespace Helpdesk.EndToEnd.Tests;

/// <summary>
/// Pictures of pages: written over those of the docs when <c>UPDATE_PICTURES</c> names their folder, so that they show
/// what is; beside the tests otherwise.
/// </summary>
internal static class Pictures
{
    public static Task TakeAsync(IPage page, string name)
    {
        var folder = Environment.GetEnvironmentVariable("UPDATE_PICTURES") is { Length: > 0 } docs
            ? docs
            : Path.Combine(AppContext.BaseDirectory, "pictures");
        return page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
    }
}
