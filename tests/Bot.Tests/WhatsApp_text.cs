using System.Security.Cryptography;
using Helpdesk.Bot.Channels;
using Helpdesk.Bot.Channels.WhatsApp;
using Helpdesk.Bot.Settings;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;
using Helpdesk.Sandbox.TwilioApi;
using Helpdesk.TestKit;
using Microsoft.Extensions.Options;

namespace Helpdesk.Bot.Tests;

public sealed class WhatsApp_text
{
    [Fact]
    public void Our_markup_becomes_whatsapps_and_is_shown_as_meant()
    {
        var text = ChatText.FromMarkup(
            "Pilih <b>Lewati</b>, ketik <cmd>lapor</cmd> atau kirim <code>HD-2611-7K3QXM</code> <i>sekarang</i> &amp; &lt;nanti&gt;"
        );
        var written = WhatsAppText.Of(text.Markup);
        Assert.Equal("Pilih *Lewati*, ketik *lapor* atau kirim `HD-2611-7K3QXM` _sekarang_ & <nanti>", written);
        Assert.Equal(
            "Pilih Lewati, ketik lapor atau kirim HD-2611-7K3QXM sekarang & <nanti>",
            WhatsAppMarkup.Words(written)
        );
    }

    [Fact]
    public void Whatever_people_write_is_shown_as_they_wrote_it()
    {
        const string alphabet = "ab *_~`\n.(<&é";
        for (var round = 0; round < 5000; round++)
        {
            var words = $"{RandomNumberGenerator.GetString(alphabet, 1 + round % 30)}👍";
            Assert.Equal(words, WhatsAppMarkup.Words(WhatsAppText.Of(ChatText.Plain(words).Markup)));
        }
    }

    [Fact]
    public void A_name_with_signs_within_can_be_copied_as_it_is() =>
        Assert.Equal("file_nama_v2.pdf", WhatsAppText.Plain("file_nama_v2.pdf"));

    [Fact]
    public void Long_texts_are_split_at_lines_and_long_lines_between_words_and_nothing_is_lost()
    {
        for (var round = 0; round < 300; round++)
        {
            var text = string.Join(
                '\n',
                Enumerable
                    .Range(0, 1 + round % 9)
                    .Select(line =>
                        string.Join(' ', Enumerable.Range(0, (line * 37 + round) % 240).Select(word => $"kata{word}"))
                    )
            );
            var parts = WhatsAppText.Split(text);
            Assert.All(parts, part => Assert.InRange(part.Length, 1, WhatsAppText.MaxText));
            Assert.Equal(
                text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
                string.Join('\n', parts).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            );
        }
        Assert.Equal([new string('x', 1600), new string('x', 400)], WhatsAppText.Split(new string('x', 2000)));
    }

    [Fact]
    public void Options_stay_together_behind_a_text_that_just_fits()
    {
        var parts = new WhatsAppParts(new WhatsAppTemplates(new Dictionary<string, string>()));
        var content = new OutgoingMessage
        {
            Markup = new string('x', 1590),
            Buttons =
            [
                [new("Setujui", "t:1:1:Approve"), new("Kembalikan", "t:1:1:Return")],
            ],
        };
        var written = parts
            .Of(content, Texts.In(Language.Id, OfficeCalendar.Usual().Shown))
            .Cast<WhatsAppPart.Words>()
            .Select(part => part.Body)
            .ToList();
        Assert.Equal(2, written.Count);
        Assert.StartsWith("1. Setujui\n2. Kembalikan", written[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Kendalanya pada?", true), InlineData("Dua\nbaris", false)]
    public void Quick_replies_are_used_where_text_and_labels_fit(string text, bool fits)
    {
        var parts = new WhatsAppParts(new WhatsAppTemplates(new Dictionary<string, string> { ["Buttons2"] = "HX1" }));
        OutgoingMessage With(string words, params string[] labels) =>
            new()
            {
                Markup = words,
                Buttons =
                [
                    [.. labels.Select(label => new OutgoingButton(label, "m:x"))],
                ],
            };
        bool IsQuick(OutgoingMessage message) =>
            parts.Of(message, Texts.In(Language.Id, OfficeCalendar.Usual().Shown)) is [WhatsAppPart.Template];
        Assert.Equal(fits, IsQuick(With(text, "Aplikasi", "Jaringan")));
        Assert.False(IsQuick(With(text, "Aplikasi", new string('x', 21))));
        Assert.False(IsQuick(With(new string('x', 256), "Aplikasi", "Jaringan")));
        Assert.False(IsQuick(With(text, "Aplikasi")));
    }

    [Fact]
    public void A_link_to_media_can_not_be_forged_and_expires()
    {
        var clock = new ManualClock();
        MediaLinks Links(string secret) =>
            new(
                Options.Create(new TwilioOptions { AuthToken = secret }),
                new PublicAddress(
                    Options.Create(
                        new HelpdeskOptions { PublicBaseUrl = new Uri("https://helpdesk.example.go.id/pintu") }
                    )
                ),
                clock
            );
        var links = Links("token");
        var link = links.To(MediaKind.Photo, 42).AbsoluteUri;
        Assert.StartsWith("https://helpdesk.example.go.id/pintu/media/", link, StringComparison.Ordinal);
        var token = link.Split('/')[^1];
        Assert.Equal((MediaKind.Photo, 42), links.Read(token));
        Assert.Null(Links("another").Read(token));
        for (var at = 0; at < token.Length - 1; at++)
            Assert.Null(links.Read($"{token[..at]}{(token[at] == 'A' ? 'B' : 'A')}{token[(at + 1)..]}"));
        foreach (var rubbish in new[] { "", "x", "%%%", token[..^4], $"{token}AAAA" })
            Assert.Null(links.Read(rubbish));
        clock.Advance(MediaLinks.Lifetime);
        Assert.Null(links.Read(token));
    }
}
