using System.Text.Json;
using Helpdesk.Core.Sop;
using Helpdesk.TestKit;
using Microsoft.EntityFrameworkCore;
using Telegram.Bot;
using Telegram.Bot.Types.Enums;

namespace Helpdesk.Bot.Tests;

public sealed class Simultaneous_updates
{
    private const int Times = 200;

    [Fact]
    public async Task Second_tap_on_approve_is_told_who_was_first_200_times_over()
    {
        await using var server = await TelegramServer.StartAsync();
        // Webhook mode: the two taps arrive in parallel requests, as Telegram sends them.
        await using var bot = await RunningBot.StartAsync(server);
        var script = new SopScript(server);
        await script.SetUpPeople();
        var intake =
            Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Channels.Telegram.TelegramIntake>(
                bot.Host.Services
            );

        for (var time = 0; time < Times; time++)
        {
            var id = await script.File(photos: 0);
            var taps = new List<string>();
            var updates = new List<Telegram.Bot.Types.Update>();
            foreach (var phone in new[] { script.Staff, script.OtherStaff })
            {
                var (message, button) = await phone.Button("Setujui", id);
                var query = server.World.NewQuery(phone.User.Id);
                taps.Add(query);
                updates.Add(
                    new()
                    {
                        Id = 2_000_000 + time * 2 + updates.Count,
                        CallbackQuery = new()
                        {
                            Id = query,
                            Data = button.Data,
                            From = new()
                            {
                                Id = phone.User.Id,
                                FirstName = phone.User.FirstName,
                                LastName = phone.User.LastName,
                            },
                            Message = new()
                            {
                                Id = message.Id,
                                Chat = new() { Id = phone.User.Id, Type = ChatType.Private },
                            },
                        },
                    }
                );
            }
            await Task.WhenAll(
                updates.Select(update =>
                    Task.Run(() =>
                        intake.TakeAsync(
                            intake.Read(JsonSerializer.SerializeToElement(update, JsonBotAPI.Options))!,
                            CancellationToken.None
                        )
                    )
                )
            );
            var first = await script.Staff.ExpectAnswer(taps[0]);
            var second = await script.OtherStaff.ExpectAnswer(taps[1]);

            var (winner, loser, name) = first.Alert ? (second, first, "Rina Staf") : (first, second, "Andi Staf");
            Assert.Equal("Disetujui", winner.Text);
            Assert.True(loser.Alert);
            Assert.Contains(name, loser.Text);
            await using var db = bot.Db();
            var ticket = await db.Tickets.Include(t => t.Handler).SingleAsync(t => t.Code == id);
            Assert.Equal(name, ticket.Handler!.Name);
            Assert.Equal(
                1,
                await db.Events.CountAsync(e => e.TicketId == ticket.Id && e.Action == TicketAction.Approve)
            );
        }
        Assert.Empty(server.Api.Faults);
    }
}
