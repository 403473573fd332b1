using System.Text;
using System.Text.RegularExpressions;
using Helpdesk.Bot.Photos;
using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Channels.WhatsApp;

/// <summary>
/// Reads contact cards, which WhatsApp sends as a file (vCard, RFC 6350): before the message is taken in, because what
/// it answers is the number in it.
/// </summary>
internal sealed partial class WhatsAppCards(WhatsAppPhotos media, TimeProvider time)
{
    private static readonly TimeSpan LongestFetch = TimeSpan.FromSeconds(10);

    /// <summary>The message with its card read, or said to be unreadable; any other as it is.</summary>
    public async Task<IncomingMessage> ReadAsync(IncomingMessage message, CancellationToken cancellation)
    {
        if (message.CardAt is not { } url)
            return message;
        try
        {
            using var limit = new CancellationTokenSource(LongestFetch, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
            var card = Parse(Encoding.UTF8.GetString(await media.FetchAsync(url, either.Token)));
            return card is { Name: "", Phone: "" } ? Unread(message) : message with { Card = card, CardAt = null };
        }
        catch (Exception failure)
            when (failure is PhotoFetchException
                || (failure is OperationCanceledException && !cancellation.IsCancellationRequested)
            )
        {
            return Unread(message);
        }
    }

    /// <summary>The name and the first number of a vCard; empty where it has none.</summary>
    public static ContactCard Parse(string card)
    {
        // A long line goes on in the next, after a space.
        var lines = Folded().Replace(card, "");
        string First(Regex line) =>
            CleanText.Name(line.Match(lines).Groups["value"].Value.Replace("\\,", ",", StringComparison.Ordinal));
        return new ContactCard(First(FullName()), First(Telephone()));
    }

    private static IncomingMessage Unread(IncomingMessage message) =>
        message with
        {
            Unusable = UnusableFile.Card,
            CardAt = null,
        };

    [GeneratedRegex(@"\r?\n[ \t]")]
    private static partial Regex Folded();

    [GeneratedRegex(
        @"^(?:item\d+\.)?FN(?:;[^:\r\n]*)?:(?<value>[^\r\n]*)",
        RegexOptions.IgnoreCase | RegexOptions.Multiline
    )]
    private static partial Regex FullName();

    [GeneratedRegex(
        @"^(?:item\d+\.)?TEL(?:;[^:\r\n]*)?:(?:tel:)?(?<value>[^\r\n]*)",
        RegexOptions.IgnoreCase | RegexOptions.Multiline
    )]
    private static partial Regex Telephone();
}
