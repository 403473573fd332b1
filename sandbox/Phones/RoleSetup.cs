using System.Text.RegularExpressions;
using Helpdesk.Sandbox.BotApi;
using Helpdesk.Sandbox.TwilioApi;

namespace Helpdesk.Sandbox.Phones;

/// <summary>
/// Gives the people their roles the way anyone gets them: the admin invites in the chat, they open their links.
/// </summary>
internal sealed partial class RoleSetup(ChatWorld world, TwilioWorld whatsApp, TwilioWebhooks webhooks)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Sets everyone up; returns once all have joined.</summary>
    /// <exception cref="TimeoutException">The Bot did not answer.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var member in Cast.Phones.Where(member => member.Number is not null))
        {
            whatsApp.AddUser(member.Number!, member.Name);
            new WhatsAppPhone(whatsApp, webhooks, member.Number!).Type("halo");
        }
        foreach (var member in Cast.Phones.Where(member => member.Number is null))
            world.AddUser(member.Id, member.FirstName, member.LastName);
        var admin = new Phone(world, Cast.Admin.Id);
        foreach (var member in Cast.Phones.Where(member => member.Number is null && member != Cast.Admin))
        {
            var phone = new Phone(world, member.Id);
            if (member.Invitation is null)
            {
                phone.Type("/start");
                continue;
            }
            var before = admin.Messages.Count;
            admin.Type($"/undang {member.Invitation}");
            var invitation = await AnswerAsync(admin, before, Code(), cancellation);
            before = phone.Messages.Count;
            phone.Type($"/start {invitation.Groups[1].Value}");
            await AnswerAsync(phone, before, Anything(), cancellation);
        }
    }

    private async Task<Match> AnswerAsync(Phone phone, int after, Regex wanted, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        while (true)
        {
            var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            void Wake(long chat) => changed.TrySetResult();
            world.Changed += Wake;
            try
            {
                var found = phone
                    .Messages.Skip(after)
                    .Where(message => message.FromBot)
                    .Select(message => wanted.Match(message.Text ?? ""))
                    .FirstOrDefault(match => match.Success);
                if (found is not null)
                    return found;
                await changed.Task.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                throw new TimeoutException("The Bot does not answer; its log says why.");
            }
            finally
            {
                world.Changed -= Wake;
            }
        }
    }

    [GeneratedRegex(@"start=(\w+)")]
    private static partial Regex Code();

    [GeneratedRegex(".")]
    private static partial Regex Anything();
}
