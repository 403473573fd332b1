using Helpdesk.Core.People;

namespace Helpdesk.Bot.Conversations;

/// <summary>How often one address may try ticket IDs and codes: they are not to be guessed.</summary>
internal static class LookupLimit
{
    /// <summary>How many lookups one address has in <see cref="Window"/>.</summary>
    public const int Most = 30;

    /// <summary>The window in which lookups are counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>Counts a lookup; returns whether it is allowed.</summary>
    public static bool Allows(Contact contact, DateTimeOffset now)
    {
        if (contact.LookupsSince is null || now - contact.LookupsSince >= Window)
            (contact.LookupsSince, contact.Lookups) = (now, 0);
        return ++contact.Lookups <= Most;
    }
}
