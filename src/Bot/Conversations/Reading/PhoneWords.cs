namespace Helpdesk.Bot.Conversations;

/// <summary>What people call the number under which someone is reached.</summary>
internal static class PhoneWords
{
    /// <summary>The words, as part of a regular expression that ignores case.</summary>
    public const string Pattern = "no(?:mor|mer)?|hp|nope|wa|whatsapp|tel(?:e)?p(?:on)?|tlp";
}
