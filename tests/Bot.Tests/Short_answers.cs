using Helpdesk.Bot.Conversations;

namespace Helpdesk.Bot.Tests;

/// <summary>Short answers in place of a label.</summary>
public sealed class Short_answers
{
    [Theory]
    [InlineData("ya"), InlineData("iya"), InlineData("iya sama pak"), InlineData("oke"), InlineData("ok kirim aja pak")]
    [InlineData("iya laporan"), InlineData("buat baru"), InlineData("betul min")]
    public void A_plain_yes_is_told(string text) => Assert.True(ShortAnswers.IsYes(text));

    [Theory]
    [
        InlineData("iya tapi wifi juga mati"),
        InlineData("pak"),
        InlineData("tidak"),
        InlineData("oke siap saya kirim orangnya besok")
    ]
    public void A_yes_with_more_behind_it_is_none(string text) => Assert.False(ShortAnswers.IsYes(text));

    [Theory]
    [
        InlineData("sudah pak"),
        InlineData("ga ada lagi"),
        InlineData("lewati aja"),
        InlineData("cukup"),
        InlineData("udah")
    ]
    public void That_there_is_no_more_to_come_is_told(string text) => Assert.True(ShortAnswers.IsDone(text));

    [Theory]
    [InlineData("bukan, cm nanya"), InlineData("tidak"), InlineData("nggak pak")]
    public void A_plain_no_is_told(string text) => Assert.True(ShortAnswers.IsNo(text));

    [Theory]
    [InlineData("pak mau lapor lg", Utterance.WantsToReport), InlineData("sy mau lapor", Utterance.WantsToReport)]
    [InlineData("mau lapor wifi mati", Utterance.Problem), InlineData("mau cek laporan saya", Utterance.Progress)]
    [
        InlineData("Niki kira-kira dangu mboten Mas?", Utterance.Progress),
        InlineData("kapan kinten-kinten didandosi?", Utterance.Progress),
        InlineData("Pripun kabare absen online Bu?", Utterance.Progress),
        InlineData("njenengan asmane sinten?", Utterance.AskOfficer),
        InlineData("saya mau lapor satu lagi, nggih Mas", Utterance.WantsToReport)
    ]
    public void That_one_wants_to_report_is_told_from_a_report(string text, object meaning) =>
        Assert.Equal((Utterance)meaning, Utterances.Read(text));
}
