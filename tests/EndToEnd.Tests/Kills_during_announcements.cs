using Helpdesk.TestKit;
using Microsoft.Data.Sqlite;

namespace Helpdesk.EndToEnd.Tests;

/// <summary>The process dies before it claims that time has run out, and between the claim and the sending.</summary>
public sealed class Kills_during_announcements
{
    // Standards are read at the start, so that a restart makes time run out.
    private const string Soon = "Sop:Steps:2:Standard=00:00:01",
        Open = "OfficeCalendar:AlwaysOpen=true";

    [Fact]
    public async Task Killed_before_the_claim_and_between_claim_and_send_still_one_row_a_person_and_fact()
    {
        await using var server = await TelegramServer.StartAsync();
        var folder = TemporaryFolder.New();
        var script = new SopScript(server);
        string id;
        using (var bot = new BotProcess(folder, server.Settings(folder, Open)))
        {
            bot.Start();
            await script.SetUpPeople();
            id = await script.File();
            await script.Staff.Expect($"Laporan {id} menunggu persetujuan");
            await script.OtherStaff.Expect($"Laporan {id} menunggu persetujuan");
            bot.Kill();
        }

        // Killed as soon as it is on its way: the claim is not made.
        using (var bot = new BotProcess(folder, server.Settings(folder, Open, Soon)))
        {
            bot.Start();
            await bot.ExpectAsync("The helpdesk starts");
            bot.Kill();
        }
        Assert.Empty(Overdue(folder));

        // Claimed with the network cut, then killed: nothing was sent.
        server.Fault.Cut = true;
        using (var bot = new BotProcess(folder, server.Settings(folder, Open, Soon)))
        {
            bot.Start();
            await script.Staff.Until(() => Overdue(folder).Count > 0, "the claim");
            bot.Kill();
        }
        Assert.DoesNotContain(script.Staff.FromBot, message => message.Text!.Contains('⏰', StringComparison.Ordinal));
        server.Fault.Cut = false;

        using (var bot = new BotProcess(folder, server.Settings(folder, Open, Soon)))
        {
            bot.Start();
            foreach (var phone in new[] { script.Staff, script.OtherStaff, script.Head })
                await phone.Expect($"⏰ Tiket {id}");
            // Whatever comes after it would have been written by now: the sweep has announced a later report.
            var later = await script.File();
            await script.Head.Expect($"⏰ Tiket {later}");
            bot.Kill();
        }
        foreach (var phone in new[] { script.Staff, script.OtherStaff, script.Head })
            Assert.Single(phone.FromBot, message => message.Text!.Contains($"⏰ Tiket {id}", StringComparison.Ordinal));
        Assert.Equal(3, Overdue(folder).Count(code => code == id));
        Assert.Equal(3, Overdue(folder).Count(code => code != id));
        TemporaryFolder.Delete(folder);
    }

    /// <summary>The tickets of the outbox rows that tell that time has run out, one for each row.</summary>
    private static List<string> Overdue(string folder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "helpdesk.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT t.Code, o.Content FROM Outbox o JOIN Tickets t ON t.Id = o.TicketId WHERE o.PromptVisitId IS NOT NULL";
        using var rows = command.ExecuteReader();
        List<string> codes = [];
        // The content is JSON, in which the sign stands escaped.
        while (rows.Read())
            if (rows.GetString(1).Contains("{\"Markup\":\"\\u23F0", StringComparison.OrdinalIgnoreCase))
                codes.Add(rows.GetString(0));
        return codes;
    }
}
