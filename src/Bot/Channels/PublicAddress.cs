using Helpdesk.Bot.Settings;
using Microsoft.Extensions.Options;

namespace Helpdesk.Bot.Channels;

/// <summary>Where the platforms reach us from outside: setting <c>PublicBaseUrl</c>.</summary>
internal sealed class PublicAddress(IOptions<HelpdeskOptions> options)
{
    /// <summary>An address of ours as a platform is to call it.</summary>
    /// <param name="path">Path and query, with a slash before.</param>
    public Uri To(string path) => new($"{options.Value.PublicBaseUrl!.AbsoluteUri.TrimEnd('/')}{path}");
}
