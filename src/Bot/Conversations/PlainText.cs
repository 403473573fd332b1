using System.Net;
using System.Text.RegularExpressions;
using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Conversations;

/// <summary>A chat text without its markup, for places that take none.</summary>
public static partial class PlainText
{
    /// <summary>The words alone.</summary>
    public static string Of(ChatText text) => WebUtility.HtmlDecode(Tag().Replace(text.Markup.Replace("<cmd>", "/", StringComparison.Ordinal), ""));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
