using Helpdesk.Core.Tickets;

namespace Helpdesk.Core.Tests;

public sealed class Ticket_codes
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static readonly DateOnly Filed = new(2026, 11, 30);

    [Fact]
    public void Year_and_month_of_filing_stand_first()
    {
        Assert.StartsWith("HD-2611-", TicketCode.New(Filed));
        Assert.StartsWith("HD-2612-", TicketCode.New(Filed.AddDays(1)));
    }

    [Fact]
    public void Every_single_wrong_character_is_found()
    {
        for (var sample = 0; sample < 50; sample++)
        {
            var code = TicketCode.New(Filed);
            for (var at = "HD-2611-".Length; at < code.Length; at++)
                foreach (var wrong in Alphabet.Where(c => c != code[at]))
                    Assert.Equal(
                        TicketCodeReading.Mistyped,
                        TicketCode.Find(code[..at] + wrong + code[(at + 1)..], out _)
                    );
        }
    }

    [Fact]
    public void Codes_are_not_counted_and_hardly_ever_repeat()
    {
        var codes = Enumerable.Range(0, 2000).Select(_ => TicketCode.New(Filed)).ToHashSet();
        Assert.True(codes.Count > 1990);
        // Five characters of thirty-two and one that checks them: each has been nearly all of them.
        for (var place = 1; place <= 6; place++)
            Assert.InRange(codes.Select(code => code[^place]).Distinct().Count(), 30, 36);
    }

    [Fact]
    public void A_code_is_read_however_people_write_it()
    {
        for (var sample = 0; sample < 200; sample++)
        {
            var code = TicketCode.New(Filed);
            var bare = code.Replace("-", "");
            string[] ways =
            [
                code,
                code.ToLowerInvariant(),
                bare,
                code.Replace('-', ' '),
                $"  {code}. ",
                $"Pak, tiket {code.ToLowerInvariant()} sudah sampai mana?",
                $"{code[..11]} {code[11..]}",
                code.Replace('0', 'O').Replace('1', 'I'),
                code.Replace('0', 'o').Replace('1', 'l'),
                code.Replace("-", " - "),
                $"tiket saya {bare}, mohon dicek",
            ];
            foreach (var way in ways)
            {
                Assert.Equal(TicketCodeReading.Good, TicketCode.Find(way, out var read));
                Assert.Equal(code, read);
            }
        }
    }

    [Theory]
    [
        InlineData("halo"),
        InlineData("HD penuh"),
        InlineData("HD 1000 GB penuh"),
        InlineData("nomor 0812 3456 7890"),
        InlineData(""),
        InlineData("HDMI rusak 2611")
    ]
    public void Words_without_a_code_are_none(string text) =>
        Assert.Equal(TicketCodeReading.None, TicketCode.Find(text, out _));

    [Theory]
    [
        InlineData("HD-2611-7K3QX"),
        InlineData("hd-2611-7k3qxmm"),
        InlineData("HD-2613-7K3QXM"),
        InlineData("HD-2611-UUUUUU")
    ]
    public void A_code_with_an_error_is_mistyped(string text) =>
        Assert.Equal(TicketCodeReading.Mistyped, TicketCode.Find(text, out _));

    [Theory]
    [
        InlineData("HD-2611-7K3QXM", true),
        InlineData(" hd 2611 7k3qxm? ", true),
        InlineData("HD26117K3QXM", true),
        InlineData("tiket HD-2611-7K3QXM", false),
        InlineData("halo", false)
    ]
    public void Nothing_but_a_code_is_told_from_a_code_in_a_sentence(string text, bool alone) =>
        Assert.Equal(alone, TicketCode.IsAlone(text));

    [Fact]
    public void Another_tickets_ID_or_tail_among_words_is_found_and_no_word_is_taken_for_one()
    {
        var (asked, other) = (TicketCode.New(new DateOnly(2026, 11, 3)), TicketCode.New(new DateOnly(2026, 10, 29)));
        while (!other[^6..].Any(char.IsAsciiLetter) || !other[^6..].Any(char.IsAsciiDigit))
            other = TicketCode.New(new DateOnly(2026, 10, 29));

        Assert.Equal(other, TicketCode.Another($"setuju, {other} saja", asked));
        Assert.Equal(other, TicketCode.Another($"saya ambil {other[^6..].ToLowerInvariant()} ya", asked));
        Assert.Null(TicketCode.Another($"{asked} disetujui", asked));
        Assert.Null(TicketCode.Another($"{asked[^6..]} disetujui", asked));
        Assert.Null(TicketCode.Another("Ganti router, setuju", asked));
    }

    [Fact]
    public void A_word_behind_a_code_is_no_part_of_it()
    {
        var code = TicketCode.New(new DateOnly(2026, 11, 24));
        foreach (var word in new[] { "setuju", "acc", "ok", "dong" })
            Assert.False(TicketCode.IsAlone($"{code} {word}"), word);
        Assert.True(TicketCode.IsAlone($" {code.ToLowerInvariant()}? "));
    }
}
