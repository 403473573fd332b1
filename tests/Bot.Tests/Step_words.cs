using Helpdesk.Bot.Conversations;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Tests;

/// <summary>Exits of the procedure that want words.</summary>
public sealed class Step_words
{
    [Fact]
    public void Each_exit_that_wants_words_has_a_question_of_its_own()
    {
        var texts = new TextCatalog(Language.Id, StepClocks.AsWritten.Calendar.Shown).Standard;
        var context = new FlowContext(
            texts,
            new Person { Name = "Andi" },
            Organisations.Shipped(),
            default,
            default,
            EvidenceSoFar.Nothing
        );
        var wanting = HelpdeskSop
            .Exits.Where(exit => exit.Asks is SopRequest.Words)
            .Select(exit => exit.Action)
            .Distinct();

        var questions = wanting.Select(action =>
            new WordsFlow()
                .Ask((object)new WordsFor(new TicketReference(1, 1, "HD-2611-000000"), action), context)
                .Text.Words
        );

        Assert.All(questions, question => Assert.Contains("HD-2611-000000", question, StringComparison.Ordinal));
        Assert.Distinct(questions);
    }

    [Theory]
    [InlineData("oke saya yang kerjakan"), InlineData("biar aku tangani"), InlineData("saya pegang ya")]
    [InlineData("siap, saya yg handle"), InlineData("saya ambil yang ini")]
    public void Who_says_that_they_do_it_approves(string said) =>
        Assert.Contains(TicketAction.Approve, StepWords.NamedIn(said));

    [Theory]
    [InlineData("siapa yang kerjakan?"), InlineData("saya sudah lapor kemarin"), InlineData("andi yang kerjakan")]
    public void Who_asks_or_speaks_of_others_approves_nothing(string said) => Assert.Empty(StepWords.NamedIn(said));

    [Theory]
    [InlineData("ndak usah eskalasi", true), InlineData("ga perlu dieskalasi, udah beres", true)]
    [InlineData("tanpa eskalasi aja", true), InlineData("tidak bisa diperbaiki di sini, perlu eskalasi", false)]
    [InlineData("belum bisa, tolong dieskalasi", false), InlineData("tidak sanggup pak, eskalasi saja", false)]
    public void That_no_escalation_is_needed_is_told_from_why_one_is(string said, bool declines) =>
        Assert.Equal(declines, StepWords.DeclinesEscalation(said));
}
