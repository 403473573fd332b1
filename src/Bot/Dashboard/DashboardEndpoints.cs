using Hangfire;
using Helpdesk.Core.People;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Dashboard;

/// <summary>
/// The jobs' dashboard: off unless the setting says otherwise, and open only to admins who asked for a link in the
/// chat. Where a request comes from counts for nothing: behind a proxy everyone is local.
/// </summary>
internal static class DashboardEndpoints
{
    private const string Cookie = "helpdesk-dashboard";

    /// <summary>Registers what the dashboard needs.</summary>
    public static void AddDashboard(this IServiceCollection services) =>
        services.AddSingleton<DashboardLinks>().AddAntiforgery();

    /// <summary>Maps the dashboard and its one-time links, if there is to be one.</summary>
    public static void MapDashboard(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<DashboardLinks>().IsOn)
            return;
        app.MapGet($"{DashboardLinks.LinkPath}/{{code}}", OpenAsync);
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(DashboardLinks.Path),
            inside => inside.Use(OnlyThoseInsideAsync)
        );
        app.MapHangfireDashboard(
            DashboardLinks.Path,
            new Hangfire.DashboardOptions
            {
                AppPath = null,
                DashboardTitle = "Helpdesk",
                DisplayStorageConnectionString = false,
                // Whoever comes this far was let in above.
                Authorization = [],
            }
        );
    }

    private static async Task<IResult> OpenAsync(string code, HttpContext context, WriteGate gate)
    {
        var token = await gate.RunAsync(
            work => OpenDashboard.OpenLinkAsync(code, work, context.RequestAborted),
            context.RequestAborted
        );
        if (token is null)
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        var options = new CookieOptions
        {
            HttpOnly = true,
            Secure = context.Request.IsHttps || !context.Request.Host.Host.IsLoopbackName(),
            SameSite = SameSiteMode.Lax,
            Path = DashboardLinks.Path,
            MaxAge = OpenDashboard.SessionLifetime,
        };
        context.Response.Cookies.Append(Cookie, token, options);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Redirect(DashboardLinks.Path);
    }

    private static async Task OnlyThoseInsideAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (context.Request.Cookies[Cookie] is { Length: > 0 } token && await IsInsideAsync(context, token))
            await next(context);
        else
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
    }

    private static async Task<bool> IsInsideAsync(HttpContext context, string token)
    {
        var services = context.RequestServices;
        var databases = services.GetRequiredService<IDbContextFactory<HelpdeskDb>>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(context.RequestAborted);
        return await OpenDashboard.IsInsideAsync(token, db, now, context.RequestAborted);
    }

    // A browser takes a secure cookie over plain HTTP from nowhere; this machine alone may do without.
    private static bool IsLoopbackName(this string host) =>
        host is "localhost" || (System.Net.IPAddress.TryParse(host, out var ip) && System.Net.IPAddress.IsLoopback(ip));
}
