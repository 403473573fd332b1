using Helpdesk.Bot.Conversations;
using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Tests;

/// <summary>What a person got to hear for something that they sent.</summary>
internal sealed record Heard(TapAnswer Tap, IReadOnlyList<OutboxMessage> Rows)
{
    /// <summary>All words, of messages and of the answer to a tap.</summary>
    public string Words =>
        string.Join("\n", Rows.Select(row => ChatText.FromMarkup(row.Content.Markup).Words).Append(Tap.Text));

    /// <summary>What the buttons of all messages carry.</summary>
    public IEnumerable<string> Data =>
        Rows.SelectMany(row => row.Content.Buttons).SelectMany(b => b).Select(b => b.Data);

    /// <summary>The labels of the buttons of all messages.</summary>
    public IEnumerable<string> Labels =>
        Rows.SelectMany(row => row.Content.Buttons).SelectMany(b => b).Select(b => b.Label);

    /// <summary>The button with a label, on the newest message that has it.</summary>
    public string Button(string label) =>
        Rows.SelectMany(row => row.Content.Buttons).SelectMany(b => b).Last(b => b.Label == label).Data;
}
