using Helpdesk.Core.Messages;
using Twilio.Exceptions;

namespace Helpdesk.Bot.Channels.WhatsApp;

/// <summary>Asks Twilio whether it takes the account's credentials and has the templates.</summary>
internal sealed class WhatsAppCheck(TwilioClient twilio, WhatsAppTemplates templates, TimeProvider time) : IChannelCheck
{
    /// <inheritdoc/>
    public Channel Channel => WhatsAppChannel.Channel;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<(bool IsRight, string Sentence)>> AskAsync(CancellationToken cancellation)
    {
        if (await RefusalAsync(() => twilio.ReceivedAsync(time.GetUtcNow())) is { } refused)
            return [(false, $"Twilio does not let us in ({refused}); check Twilio:AccountSid and Twilio:AuthToken")];
        List<(bool, string)> found = [(true, "Twilio takes the account's credentials")];
        foreach (var (name, sid) in templates.Sids.OrderBy(template => template.Key))
            found.Add(
                await RefusalAsync(() => twilio.TemplateAsync(sid)) is { } unknown
                    ? (false, $"Twilio does not have template {name}, {sid} ({unknown}); check Twilio:Templates:{name}")
                    : (true, $"template {name} is there")
            );
        if (!templates.CanKnock)
            found.Add((true, "without a template: staff are asked to phone who has been silent for 24 hours"));
        return found;
    }

    // What Twilio says can hold numbers: its code is enough.
    private static async Task<string?> RefusalAsync(Func<Task> ask)
    {
        try
        {
            await ask();
            return null;
        }
        catch (ApiException refused)
        {
            return $"error {refused.Code}";
        }
        catch (TwilioException)
        {
            return "no answer";
        }
    }
}
