using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Channels.WhatsApp;

/// <summary>
/// What Twilio's error codes mean to us (twilio.com/docs/api/errors), whether they come at once or with a status
/// report.
/// </summary>
internal static class TwilioErrors
{
    private static readonly Dictionary<int, DeliveryFailure> Known = new()
    {
        [63016] = DeliveryFailure.WindowClosed,
        [63014] = DeliveryFailure.OptedOut, // The person blocked us.
        [21610] = DeliveryFailure.OptedOut, // The person sent STOP.
        [63015] = DeliveryFailure.NotJoined, // Twilio's sandbox reaches only who has joined it.
        [63018] = DeliveryFailure.TooFast, // About one message in 6 seconds to one person.
        [20429] = DeliveryFailure.TooFast,
        [21617] = DeliveryFailure.Rejected, // More than 1600 characters.
        [21655] = DeliveryFailure.Rejected, // No such Content template.
        [21656] = DeliveryFailure.Rejected, // The template's variables are wrong.
        [21620] = DeliveryFailure.Rejected, // The media can't be fetched from where we say.
        [63019] = DeliveryFailure.Rejected, // The media could not be fetched.
        [63013] = DeliveryFailure.Rejected, // Against the channel's policy.
        [21211] = DeliveryFailure.Undeliverable, // No such number.
        [63003] = DeliveryFailure.Undeliverable, // Not on WhatsApp.
        [63024] = DeliveryFailure.Undeliverable, // Not on WhatsApp.
    };

    /// <summary>What a code means, or null when we don't know it.</summary>
    public static DeliveryFailure? Read(int code) => Known.TryGetValue(code, out var failure) ? failure : null;
}
