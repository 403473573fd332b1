using Helpdesk.Bot.Outbox;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Settings;

/// <summary>All settings, checked.</summary>
internal sealed record HelpdeskSettings
{
    /// <summary>Telegram, or null when it is off.</summary>
    public TelegramSettings? Telegram { get; init; }

    /// <summary>WhatsApp through Twilio, or null when it is off.</summary>
    public TwilioSettings? Twilio { get; init; }

    /// <summary>
    /// Where the platforms reach us from outside, without a slash at the end; null when none needs to.
    /// </summary>
    public Uri? PublicBaseUrl { get; init; }

    /// <summary>The database file's connection string, with an absolute path.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>The database file, absolute.</summary>
    public required string DatabaseFile { get; init; }

    /// <summary>The folder for photos, absolute.</summary>
    public required string PhotoFolder { get; init; }

    /// <summary>The procedure with the configured standard times, counted by the configured office calendar.</summary>
    public required StepClocks Clocks { get; init; }

    /// <summary>Whether office time passes round the clock.</summary>
    public required bool AlwaysOpen { get; init; }

    /// <summary>Who is admin by configuration.</summary>
    public required IReadOnlyList<(Channel Channel, string Address)> Admins { get; init; }

    /// <summary>The language of whoever has not chosen one.</summary>
    public required Language Language { get; init; }

    /// <summary>How fast we send on Telegram.</summary>
    public required OutboxSpeed Speed { get; init; }

    /// <summary>How fast we send on WhatsApp.</summary>
    public required OutboxSpeed WhatsAppSpeed { get; init; }
}
