using System.Text.RegularExpressions;

namespace Helpdesk.Sandbox.TwilioApi;

/// <summary>A Content template at Twilio.</summary>
/// <param name="Sid">Its SID.</param>
/// <param name="Name">The setting under <c>Twilio:Templates</c> that it is for.</param>
/// <param name="Body">Its text, with <c>{{1}}</c> … for the variables.</param>
/// <param name="Buttons">Its quick replies: title and payload; titles can hold variables.</param>
/// <param name="IsApproved">Whether WhatsApp has approved it: only then it may be sent outside the session
/// window.</param>
internal sealed partial record ContentTemplate(
    string Sid,
    string Name,
    string Body,
    IReadOnlyList<(string Title, string Payload)> Buttons,
    bool IsApproved
)
{
    /// <summary>The practice room's templates: those of docs/operate.md.</summary>
    public static readonly IReadOnlyList<ContentTemplate> Room =
    [
        Approved(
            1,
            "Message",
            "Ada pesan baru untuk Bapak/Ibu dari Helpdesk Banyuwangi. Tekan tombol di bawah untuk membacanya.",
            "Baca pesan"
        ),
        Approved(
            2,
            "TicketNews",
            "Ada kabar tentang laporan {{1}} di Helpdesk Banyuwangi. Status sekarang: {{2}}. Tekan tombol di bawah untuk membacanya.",
            "Baca pesan"
        ),
        Approved(
            3,
            "TicketTask",
            "Tiket {{1}} di Helpdesk Banyuwangi menunggu Bapak/Ibu. Status sekarang: {{2}}. Tekan tombol di bawah untuk membukanya.",
            "Baca pesan"
        ),
        Approved(
            4,
            "TicketClosed",
            "Laporan {{1}} di Helpdesk Banyuwangi telah selesai ditindaklanjuti. Bagaimana pelayanan kami? Balas dengan angka 1 (kurang) sampai 5 (sangat baik). Bila masih bermasalah, tekan tombol di bawah.",
            "Buka lagi"
        ),
        Approved(
            5,
            "MessageEn",
            "There is a new message for you from Helpdesk Banyuwangi. Press the button below to read it.",
            "Read messages"
        ),
        Approved(
            6,
            "TicketNewsEn",
            "There is news about report {{1}} at Helpdesk Banyuwangi. Status now: {{2}}. Press the button below to read it.",
            "Read messages"
        ),
        Approved(
            7,
            "TicketTaskEn",
            "Ticket {{1}} at Helpdesk Banyuwangi waits for you. Status now: {{2}}. Press the button below to open it.",
            "Read messages"
        ),
        Approved(
            8,
            "TicketClosedEn",
            "Report {{1}} at Helpdesk Banyuwangi has been dealt with and is closed. How did we do? Answer with a number from 1 (poor) to 5 (very good). If there is still a problem, press the button below.",
            "Reopen"
        ),
        QuickReplies(9, 1),
        QuickReplies(10, 2),
        QuickReplies(11, 3),
    ];

    /// <summary>The text and the buttons with variables put in; null when one is missing.</summary>
    public (string Body, IReadOnlyList<(string Title, string Payload)> Buttons)? Fill(
        IReadOnlyDictionary<string, string> variables
    )
    {
        var needed = Placeholder()
            .Matches(Body + string.Concat(Buttons.Select(button => button.Title)))
            .Select(match => match.Groups[1].Value);
        if (needed.Any(name => !variables.ContainsKey(name)))
            return null;
        string Put(string text) => Placeholder().Replace(text, match => variables[match.Groups[1].Value]);
        return (Put(Body), [.. Buttons.Select(button => (Put(button.Title), button.Payload))]);
    }

    private static ContentTemplate Approved(int number, string name, string body, params string[] titles) =>
        new(SidOf(number), name, body, [.. titles.Select(title => (title, "open"))], IsApproved: true);

    // Within the window a template needs no approval, and may be nothing but variables.
    private static ContentTemplate QuickReplies(int number, int buttons) =>
        new(
            SidOf(number),
            $"Buttons{buttons}",
            "{{1}}",
            [.. Enumerable.Range(1, buttons).Select(place => ($"{{{{{place + 1}}}}}", $"{place}"))],
            IsApproved: false
        );

    private static string SidOf(int number) => $"HX{number:D32}";

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Placeholder();
}
