namespace Helpdesk.TestKit;

/// <summary>A message of the bot as a person sees it, whatever the platform.</summary>
/// <param name="Id">Rises with every message.</param>
/// <param name="Text">The words that are shown.</param>
/// <param name="Photo">The photo's bytes, or null.</param>
/// <param name="Options">What can be chosen under it.</param>
internal sealed record Seen(int Id, string Text, byte[]? Photo, IReadOnlyList<string> Options);
