namespace Helpdesk.Bot.Conversations;

/// <summary>How people name a ticket without its ID: by what it is about.</summary>
internal static class TicketSubject
{
    /// <summary>Whether words name what a ticket is about: <c>saya kerjakan wifinya</c>.</summary>
    /// <param name="subject">The application or place, and what happens.</param>
    /// <param name="words">What somebody said.</param>
    public static bool IsNamedIn(string subject, string words) => Telling(subject).Intersect(Telling(words)).Any();

    // What says of itself what is meant: a thing, or a word that means nothing else here.
    private static IEnumerable<string> Telling(string text) =>
        Tokens.Of(text).Where(word => Vocabulary.Things.Contains(word) || !Vocabulary.Knows(word));
}
