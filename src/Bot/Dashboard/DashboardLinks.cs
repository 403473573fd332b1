using Helpdesk.Bot.Settings;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Helpdesk.Bot.Dashboard;

/// <summary>Where admins open the jobs' dashboard.</summary>
internal sealed class DashboardLinks(
    IOptions<DashboardOptions> dashboard,
    IOptions<HelpdeskOptions> helpdesk,
    IServer server
)
{
    /// <summary>The dashboard itself, for whoever is inside.</summary>
    public const string Path = "/hangfire";

    /// <summary>The one-time links, without the code.</summary>
    public const string LinkPath = "/dasbor";

    /// <summary>Whether there is a dashboard.</summary>
    public bool IsOn => dashboard.Value.Enabled;

    /// <summary>A link, on the public address when there is one, else on the address at which we listen.</summary>
    public string To(string code) => $"{Base.TrimEnd('/')}{LinkPath}/{code}";

    private string Base =>
        helpdesk.Value.PublicBaseUrl?.AbsoluteUri
        ?? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
        ?? "http://localhost";
}
